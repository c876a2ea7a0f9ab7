import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { numberAt, textAt } from "../schema.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Ranges up to this many steps get a slider as well. */
const sliderSteps = 50;

/** A number with its unit; a slider where the range is small enough to be aimed at. */
export function NumberField({ id, schema, value, invalid, onChange }: FieldProps) {
  const text = words.use();
  const [typed, setTyped] = useState<string>();
  const least = numberAt(schema, "minimum") ?? numberAt(schema, "exclusiveMinimum");
  const most = numberAt(schema, "maximum");
  const whole = schema["type"] === "integer";
  const step = whole ? 1 : most !== undefined && most <= 10 ? 0.1 : 0.5;
  const now = typeof value === "number" ? value : numberAt(schema, "default");
  const bound = (to: number) => Math.min(most ?? to, Math.max(least ?? to, Math.round(to / step) * step));
  const by = (steps: number) =>
    onChange(Number(bound((now ?? least ?? 0) + steps * (whole ? 1 : Math.max(step, 0.5))).toFixed(4)));
  const take = (said: string) => {
    setTyped(said);
    if (said.trim() === "") return onChange(undefined);
    const number = Number(said.replace(",", "."));
    if (Number.isFinite(number)) onChange(number);
  };
  const slides = least !== undefined && most !== undefined && (most - least) / step <= sliderSteps;
  const unit = textAt(schema, "unit");
  return (
    <span className={styles["number"]} data-slides={slides}>
      {slides && (
        <input
          type="range"
          aria-labelledby={`${id}-label`}
          min={least}
          max={most}
          step={step}
          value={now ?? least}
          onChange={({ target }) => onChange(Number(target.value))}
        />
      )}
      <span className={styles["input"]} data-invalid={invalid}>
        <input
          id={id}
          inputMode="decimal"
          value={typed ?? (now === undefined ? "" : String(now))}
          aria-invalid={invalid}
          onChange={({ target }) => take(target.value)}
          onBlur={() => setTyped(undefined)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            event.preventDefault();
            setTyped(undefined);
            by((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
          }}
        />
        {unit !== undefined && <em>{unit}</em>}
        {!slides && (
          <>
            <button type="button" aria-label={text.less} tabIndex={-1} onClick={() => by(-1)}>
              <Minus size={12} aria-hidden="true" />
            </button>
            <button type="button" aria-label={text.morePlus} tabIndex={-1} onClick={() => by(1)}>
              <Plus size={12} aria-hidden="true" />
            </button>
          </>
        )}
      </span>
    </span>
  );
}
