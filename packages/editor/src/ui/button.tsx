import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

/** `primary`: the one act of a screen. `stop`: ends what goes. `danger`: takes something away. */
export function Button({
  look = "plain",
  icon: Icon,
  children,
  ...rest
}: ComponentProps<"button"> & {
  readonly look?: "plain" | "primary" | "quiet" | "stop" | "danger";
  readonly icon?: LucideIcon;
}) {
  return (
    <button type="button" className={styles["button"]} data-look={look} {...rest}>
      {Icon && <Icon size={14} strokeWidth={2} aria-hidden="true" />}
      {children}
    </button>
  );
}
