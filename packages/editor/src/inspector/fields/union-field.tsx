import type { Json } from "@reelgraph/engine";
import { choiceLabel, choicesOf, isOf, startOf, waysOf, widgetOf, type Schema } from "../schema.ts";
import { words } from "../words.ts";
import type { WidgetProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** One of several kinds of values: `auto` or a number, one length or a list of them. */
export function UnionField({ id, schema, value, names = [], invalid, onChange, Inner }: WidgetProps) {
  const text = words.use();
  const ways = waysOf(schema);
  const now = value ?? (schema["default"] as Json | undefined);
  const found = ways.findIndex((way) => isOf(now, way));
  const at =
    found === -1
      ? now === undefined
        ? ways.findIndex(({ type }) => type === "number" || type === "integer")
        : 0
      : found;
  const way = ways[Math.max(0, at)];
  if (!way) return null;
  const fixed = choicesOf(way).length === 1;
  return (
    <span className={styles["list"]}>
      <span className={styles["segments"]} role="radiogroup" aria-labelledby={`${id}-label`}>
        {ways.map((one, index) => (
          <button
            key={nameOf(schema, one, text)}
            type="button"
            role="radio"
            aria-checked={index === at}
            onClick={() => index !== at && onChange(startOf(one))}
          >
            {nameOf(schema, one, text)}
          </button>
        ))}
      </span>
      {!fixed && (
        <Inner
          id={id}
          schema={{ ...way, unit: schema["unit"], choiceLabels: schema["choiceLabels"] }}
          value={found === -1 ? undefined : now}
          names={names}
          invalid={invalid}
          onChange={onChange}
        />
      )}
    </span>
  );
}

/** What people call a way. */
function nameOf(schema: Schema, way: Schema, text: ReturnType<typeof words.use>): string {
  const [only, ...others] = choicesOf(way);
  if (only !== undefined && others.length === 0) return choiceLabel(schema, only);
  switch (widgetOf(way)) {
    case "choice":
      return text.wayOne;
    case "choices":
      return text.waySeveral;
    case "number":
      return text.wayNumber;
    case "list":
      return text.wayList;
    default:
      return text.wayValue;
  }
}
