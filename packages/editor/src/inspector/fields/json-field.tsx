import { useState } from "react";
import type { Json } from "@reelgraph/engine";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Any value, as JSON: for parameters whose shape nobody foresaw. */
export function JsonField({ id, schema, value, invalid, onChange }: FieldProps) {
  const [typed, setTyped] = useState<string>();
  const now = value ?? schema["default"];
  const take = (said: string) => {
    setTyped(said);
    if (said.trim() === "") return onChange(undefined);
    try {
      onChange(JSON.parse(said) as Json);
    } catch {
      // Not yet: somebody is still typing.
    }
  };
  return (
    <textarea
      id={id}
      rows={3}
      spellCheck={false}
      className={styles["area"]}
      data-code="true"
      aria-invalid={invalid}
      value={typed ?? (now === undefined ? "" : JSON.stringify(now, undefined, 2))}
      onChange={({ target }) => take(target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
