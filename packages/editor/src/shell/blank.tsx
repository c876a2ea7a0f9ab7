import type { ReactNode } from "react";
import styles from "./shell.module.css";

/** A place with nothing in it yet: one sentence, and perhaps one thing to do. */
export function Blank({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles["blank"]}>
      <h2>{title}</h2>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
