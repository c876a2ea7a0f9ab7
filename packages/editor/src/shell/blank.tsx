import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./shell.module.css";

/** A place with nothing in it yet: one sentence, and perhaps one thing to do. */
export function Blank({
  title,
  icon: Icon,
  children,
}: {
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles["blank"]}>
      {Icon && <Icon size={34} strokeWidth={1.2} aria-hidden="true" />}
      <h2>{title}</h2>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
