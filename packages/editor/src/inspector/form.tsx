import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { words as documentWords } from "../document/words.ts";
import { useDocument } from "../session/editor.ts";
import styles from "./inspector.module.css";

/** Fields one below the other. Those of a file that can only be looked at are off, and it is said why. */
export function Form({ children }: { readonly children: ReactNode }) {
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const text = documentWords.use();
  return (
    <>
      {isReadOnly && (
        <p className={styles["locked"]}>
          <Lock size={13} aria-hidden="true" />
          {text.readOnly}
        </p>
      )}
      <fieldset className={styles["form"]} disabled={isReadOnly}>
        {children}
      </fieldset>
    </>
  );
}
