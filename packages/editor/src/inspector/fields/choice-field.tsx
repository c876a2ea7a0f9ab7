import { choiceLabel, choicesOf } from "../schema.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Up to this many letters in all stand side by side; more become a list. */
const besideLetters = 30;

/** One of a few. */
export function ChoiceField({ id, schema, value, onChange }: FieldProps) {
  const text = words.use();
  const choices = choicesOf(schema);
  const now = value ?? schema["default"];
  if (
    choices.length > 1 &&
    choices.map((one) => choiceLabel(schema, one)).join("").length <= besideLetters &&
    choices.length <= 4
  ) {
    return (
      <span className={styles["segments"]} role="radiogroup" aria-labelledby={`${id}-label`}>
        {choices.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={now === one} onClick={() => onChange(one)}>
            {choiceLabel(schema, one)}
          </button>
        ))}
      </span>
    );
  }
  return (
    <select
      id={id}
      className={styles["input"]}
      value={typeof now === "string" ? now : ""}
      onChange={({ target }) => onChange(target.value)}
    >
      {typeof now !== "string" && <option value="">{text.choose}</option>}
      {choices.map((one) => (
        <option key={one} value={one}>
          {choiceLabel(schema, one)}
        </option>
      ))}
    </select>
  );
}
