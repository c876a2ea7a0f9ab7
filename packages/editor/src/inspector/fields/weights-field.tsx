import { X } from "lucide-react";
import type { Json } from "@reelgraph/engine";
import { IconButton } from "../../ui/icon-button.tsx";
import { words } from "../words.ts";
import { AddInput } from "./add-input.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** A number for each of some names: how much a criterion counts. */
export function WeightsField({ id, value, onChange }: FieldProps) {
  const text = words.use();
  const now: Readonly<Record<string, Json>> =
    typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};
  const put = (to: Readonly<Record<string, Json>>) => onChange(Object.keys(to).length === 0 ? undefined : to);
  return (
    <span className={styles["list"]} role="group" aria-labelledby={`${id}-label`}>
      {Object.entries(now).map(([name, weight]) => (
        <span key={name} className={styles["row"]}>
          <span className={styles["grow"]}>{name}</span>
          <input
            className={styles["input"]}
            type="number"
            min={0}
            step={0.5}
            aria-label={name}
            value={Number(weight)}
            onChange={({ target }) => put({ ...now, [name]: Math.max(0, Number(target.value)) })}
          />
          <IconButton
            icon={X}
            label={text.take(name)}
            onClick={() => put(Object.fromEntries(Object.entries(now).filter(([other]) => other !== name)))}
          />
        </span>
      ))}
      <AddInput id={id} onAdd={(name) => put({ ...now, [name]: 1 })} />
    </span>
  );
}
