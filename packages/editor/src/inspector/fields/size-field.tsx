import { ArrowLeftRight } from "lucide-react";
import { IconButton } from "../../ui/icon-button.tsx";
import { textAt } from "../schema.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";

/** Pixels, and the shape that they make. */
export function SizeField({ id, schema, value, invalid, onChange }: FieldProps) {
  const text = words.use();
  const { examples } = schema;
  const sizes = Array.isArray(examples) ? examples.filter((one) => typeof one === "string") : [];
  const now = typeof value === "string" ? value : (textAt(schema, "default") ?? "");
  const [width = 0, height = 0] = now.split("x").map(Number);
  return (
    <>
      <span className={styles["row"]}>
        <input
          id={id}
          className={styles["input"]}
          value={now}
          placeholder={sizes[0]}
          aria-invalid={invalid}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value.replaceAll(/[×*]/g, "x"))}
        />
        <IconButton
          icon={ArrowLeftRight}
          label={text.swap}
          disabled={!(width > 0 && height > 0)}
          onClick={() => onChange(`${height}x${width}`)}
        />
      </span>
      <span className={styles["sizes"]}>
        {sizes.map((size) => {
          const [w = 1, h = 1] = size.split("x").map(Number);
          return (
            <button key={size} type="button" aria-pressed={size === now} title={size} onClick={() => onChange(size)}>
              <i style={{ aspectRatio: `${w} / ${h}` }} aria-hidden="true" />
              {ratioOf(w, h)}
            </button>
          );
        })}
      </span>
    </>
  );
}

/** `16:9 · 720` */
function ratioOf(width: number, height: number): string {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const by = divisor(width, height);
  return `${width / by}:${height / by} · ${Math.min(width, height)}`;
}
