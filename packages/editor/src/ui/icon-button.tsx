import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import styles from "./button.module.css";

/** A button that shows a picture only; its label is read aloud and shown on hover. */
export function IconButton({
  icon: Icon,
  label,
  on,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Pressed, where the button is a switch. */
  readonly on?: boolean;
}) {
  return (
    <button type="button" className={styles["icon"]} aria-label={label} title={label} aria-pressed={on} {...rest}>
      <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
    </button>
  );
}
