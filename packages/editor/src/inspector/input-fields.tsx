import { setInput, type InputSpec, type Json } from "@reelgraph/engine";
import { X } from "lucide-react";
import { useId } from "react";
import { useEditor } from "../session/editor.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FieldRow } from "./field-row.tsx";
import { WidgetField } from "./fields/widget-field.tsx";
import styles from "./inspector.module.css";
import type { Schema } from "./schema.ts";
import { useStep } from "./use-step.ts";
import { words } from "./words.ts";

const schemas: Readonly<Record<string, Schema>> = {
  text: { type: "string", widget: "multiline" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  "list<text>": { type: "array", items: { type: "string" } },
  "list<number>": { type: "array", items: { type: "number" } },
  json: {},
};

/** One input of the pipeline, with the value that holds when the caller gives none. */
export function InputFields({ name, input }: { readonly name: string; readonly input: InputSpec }) {
  const id = useId();
  const { document } = useEditor();
  const { apply, begin } = useStep();
  const text = words.use();
  const schema = schemas[input.type];
  const set = (to: Json | undefined) =>
    apply(text.set(name), (pipeline) => {
      const { default: _, ...rest } = input;
      return setInput(pipeline, "", name, to === undefined ? rest : { ...rest, default: to });
    });
  return (
    <div onFocus={begin} className={styles["input"]}>
      <FieldRow id={id} label={input.label ?? name} hint={input.note ?? input.type}>
        {schema && <WidgetField id={id} schema={schema} value={input.default} invalid={false} onChange={set} />}
      </FieldRow>
      <IconButton
        icon={X}
        label={text.take(name)}
        onClick={() => document.apply(text.take(name), (pipeline) => setInput(pipeline, "", name, undefined))}
      />
    </div>
  );
}
