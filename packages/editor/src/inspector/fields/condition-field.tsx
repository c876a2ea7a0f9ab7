import { useRef } from "react";
import { textAt } from "../schema.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** A condition, with the names that it may read to be put in by a click or by typing their beginning. */
export function ConditionField({ id, schema, value, names = [], invalid, onChange }: FieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  const text = words.use();
  const shown = typeof value === "string" ? value : (textAt(schema, "default") ?? "");
  return (
    <>
      <input
        ref={ref}
        id={id}
        className={styles["input"]}
        data-code="true"
        spellCheck={false}
        autoCapitalize="off"
        value={shown}
        aria-invalid={invalid}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Tab" || event.shiftKey) return;
          const at = event.currentTarget.selectionStart ?? shown.length;
          const [begun = ""] = /[\w.]+$/.exec(shown.slice(0, at)) ?? [];
          const whole = begun === "" ? undefined : names.find((name) => name.startsWith(begun) && name !== begun);
          if (whole === undefined) return;
          event.preventDefault();
          onChange(shown.slice(0, at - begun.length) + whole + shown.slice(at));
        }}
      />
      {names.length > 0 && (
        <span className={styles["names"]} aria-label={text.variables}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              title={text.insert(name)}
              onClick={() => {
                const at = ref.current?.selectionStart ?? shown.length;
                onChange(`${shown.slice(0, at)}${name}${shown.slice(at)}`);
                ref.current?.focus();
              }}
            >
              {name}
            </button>
          ))}
        </span>
      )}
    </>
  );
}
