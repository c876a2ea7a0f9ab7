import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { Json } from "@reelgraph/engine";
import { IconButton } from "../../ui/icon-button.tsx";
import { schemaAt } from "../schema.ts";
import { words } from "../words.ts";
import { AddInput } from "./add-input.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Texts or numbers in an order: styles, criteria, lengths. */
export function ListField({ id, schema, value, invalid, onChange }: FieldProps) {
  const text = words.use();
  const given = value ?? schema["default"];
  const now: readonly Json[] = Array.isArray(given) ? given : [];
  const numeric = schemaAt(schema, "items")["type"] !== "string";
  const read = (said: string): Json =>
    numeric && said.trim() !== "" && Number.isFinite(Number(said)) ? Number(said) : said;
  const put = (at: number, item: Json) => onChange(now.map((one, index) => (index === at ? item : one)));
  const move = (at: number, by: number) => {
    const item = now[at];
    if (item !== undefined) onChange(now.toSpliced(at, 1).toSpliced(at + by, 0, item));
  };
  // Several may be pasted at once.
  const add = (typed: string) =>
    onChange([
      ...now,
      ...typed
        .split(/[,，\n]/)
        .map((one) => one.trim())
        .filter(Boolean)
        .map(read),
    ]);
  return (
    <span className={styles["list"]} role="group" aria-labelledby={`${id}-label`}>
      {now.map((item, at) => (
        // Items have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={styles["row"]}>
          <input
            className={styles["input"]}
            aria-label={`${text.item} ${at + 1}`}
            aria-invalid={invalid}
            value={typeof item === "string" ? item : JSON.stringify(item)}
            onChange={({ target }) => put(at, read(target.value))}
          />
          <IconButton icon={ArrowUp} label={text.up} disabled={at === 0} onClick={() => move(at, -1)} />
          <IconButton icon={ArrowDown} label={text.down} disabled={at === now.length - 1} onClick={() => move(at, 1)} />
          <IconButton icon={X} label={text.take(`${at + 1}`)} onClick={() => onChange(now.toSpliced(at, 1))} />
        </span>
      ))}
      <AddInput id={id} onAdd={add} />
    </span>
  );
}
