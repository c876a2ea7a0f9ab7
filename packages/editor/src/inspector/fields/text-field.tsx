import { useEffect, useRef } from "react";
import { textAt } from "../schema.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

const textOf = ({ value, schema }: FieldProps): string =>
  typeof value === "string" ? value : (textAt(schema, "default") ?? "");

/** A line of text. An empty one is left out of the file, unless it has to be there. */
export function TextField(props: FieldProps) {
  const { id, schema, invalid, onChange } = props;
  const { examples } = schema;
  const known = Array.isArray(examples) ? examples.filter((one) => typeof one === "string") : [];
  return (
    <>
      <input
        id={id}
        className={styles["input"]}
        value={textOf(props)}
        aria-invalid={invalid}
        list={known.length > 0 ? `${id}-known` : undefined}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      />
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** Several lines; it grows with them. Names that the text may hold are put in where the cursor stands. */
export function MultilineField(props: FieldProps) {
  const { id, names = [], invalid, onChange } = props;
  const ref = useRef<HTMLTextAreaElement>(null);
  const text = words.use();
  const value = textOf(props);
  useEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return (
    <>
      <textarea
        ref={ref}
        id={id}
        rows={3}
        className={styles["area"]}
        value={value}
        aria-invalid={invalid}
        onChange={({ target }) => onChange(target.value)}
      />
      {names.length > 0 && (
        <span className={styles["names"]} aria-label={text.variables}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              title={text.insert(name)}
              onClick={() => {
                const area = ref.current;
                const [from, to] = [area?.selectionStart ?? value.length, area?.selectionEnd ?? value.length];
                onChange(`${value.slice(0, from)}{{${name}}}${value.slice(to)}`);
                area?.focus();
              }}
            >
              {`{{${name}}}`}
            </button>
          ))}
        </span>
      )}
    </>
  );
}
