import { choiceLabel, choicesOf, schemaAt } from "../schema.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Any of a few. */
export function ChoicesField({ id, schema, value, onChange }: FieldProps) {
  const given = value ?? schema["default"];
  const now: readonly unknown[] = Array.isArray(given) ? given : [];
  const choices = choicesOf(schemaAt(schema, "items"));
  return (
    <span className={styles["tags"]} role="group" aria-labelledby={`${id}-label`}>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={now.includes(one)}
          onClick={() => onChange(choices.filter((other) => now.includes(other) !== (other === one)))}
        >
          {choiceLabel(schema, one)}
        </button>
      ))}
    </span>
  );
}
