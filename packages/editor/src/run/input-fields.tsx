import type { Pipeline } from "@reelgraph/engine";
import { neededInputs, type InputTexts } from "./needed-inputs.ts";
import styles from "./plan-sheet.module.css";
import { words } from "./words.ts";

/** A field for each input that a run needs and the file gives no value for. */
export function InputFields({
  pipeline,
  texts,
  onChange,
}: {
  readonly pipeline: Pipeline;
  readonly texts: InputTexts;
  readonly onChange: (texts: InputTexts) => void;
}) {
  const text = words.use();
  const needed = neededInputs(pipeline);
  if (needed.length === 0) return null;
  return (
    <fieldset className={styles["inputs"]}>
      <legend>{text.inputs}</legend>
      {needed.map(([name, type]) => (
        <label key={name}>
          <span>
            {pipeline.inputs?.[name]?.label ?? name} {type.startsWith("list<") && <em>{text.oneALine}</em>}
          </span>
          <textarea
            rows={type.startsWith("list<") ? 3 : 1}
            value={texts[name] ?? ""}
            onChange={(event) => onChange({ ...texts, [name]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
