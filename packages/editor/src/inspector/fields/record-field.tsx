import type { Json } from "@reelgraph/engine";
import { schemaAt, textAt } from "../schema.ts";
import type { WidgetProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** A few values with names of their own. */
export function RecordField({ id, schema, value, invalid, onChange, Inner }: WidgetProps) {
  const now: Readonly<Record<string, Json>> =
    typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};
  const properties = Object.keys(schemaAt(schema, "properties"));
  const put = (name: string, to: Json | undefined) => {
    const { [name]: _, ...others } = now;
    const next = to === undefined ? others : { ...others, [name]: to };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <span className={styles["list"]}>
      {properties.map((name) => {
        const inner = schemaAt(schemaAt(schema, "properties"), name);
        return (
          <span key={name} className={styles["row"]}>
            {properties.length > 1 && <span className={styles["grow"]}>{textAt(inner, "label") ?? name}</span>}
            <Inner
              id={properties.length > 1 ? `${id}-${name}` : id}
              schema={inner}
              value={now[name]}
              invalid={invalid}
              onChange={(to) => put(name, to)}
            />
          </span>
        );
      })}
    </span>
  );
}
