import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** On or off. */
export function SwitchField({ id, schema, value, onChange }: FieldProps) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className={styles["switch"]}
      checked={(value ?? schema["default"] ?? false) === true}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
