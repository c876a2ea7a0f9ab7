import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./inspector.module.css";
import { words } from "./words.ts";

/** A label, a control, what it is for, and what is wrong with it. */
export function FieldRow({
  id,
  label,
  hint,
  problem,
  beside,
  onReset,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** A small control stands in the label's line. */
  readonly beside?: boolean;
  /** Present where the file says something that could be left out. */
  readonly onReset?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const text = words.use();
  return (
    <div className={styles["field"]} data-beside={beside}>
      <span className={styles["label"]}>
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {onReset && <IconButton icon={RotateCcw} label={text.reset} onClick={onReset} />}
      </span>
      {children}
      {problem === undefined ? (
        hint !== undefined && (
          <small className={styles["hint"]}>
            <Coded text={hint} />
          </small>
        )
      ) : (
        <small className={styles["problem"]}>{problem}</small>
      )}
    </div>
  );
}

/** A text with `code` in it. */
function Coded({ text }: { readonly text: string }) {
  // Every second part stood between back quotes; a part has no other name than its place.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split("`").map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
}
