import { useId } from "react";
import styles from "./plan-sheet.module.css";

/** A sum in USD, with what is to be known about it. */
export function UsdField({
  label,
  value,
  hint,
  bad,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** The sum won't do, as the hint says. */
  readonly bad: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <>
      <label>
        <span>{label}</span>
        <span className={styles["usd"]}>
          $
          <input
            type="number"
            min="0"
            step="0.01"
            inputMode="decimal"
            autoFocus
            value={value}
            aria-invalid={bad}
            aria-describedby={id}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
      </label>
      <p id={id} className={styles["hint"]} data-bad={bad}>
        {hint}
      </p>
    </>
  );
}
