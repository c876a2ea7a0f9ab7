import {
  disconnect,
  formatReference,
  literalOf,
  referencesOf,
  setParameter,
  type InputPort,
  type NodeSpec,
  type Reference,
} from "@reelgraph/engine";
import { Unlink } from "lucide-react";
import { useId } from "react";
import { useEditor } from "../session/editor.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FieldRow } from "./field-row.tsx";
import { WidgetField } from "./fields/widget-field.tsx";
import styles from "./inspector.module.css";
import type { Schema } from "./schema.ts";
import { useFieldProblem } from "./use-field-problem.ts";
import { useStep } from "./use-step.ts";
import { words } from "./words.ts";

/** An input: where it comes from, or, where it is plain data, a value. */
export function WireField({
  path,
  spec,
  name,
  label = name,
  port,
}: {
  readonly path: string;
  readonly spec: NodeSpec;
  readonly name: string;
  readonly label?: string | undefined;
  readonly port?: InputPort | undefined;
}) {
  const id = useId();
  const { document, session } = useEditor();
  const { apply, begin } = useStep();
  const text = words.use();
  const problem = useFieldProblem(path, name);
  const value = spec.with?.[name];
  const references = value === undefined ? [] : referencesOf(value);
  const prefix = path.slice(0, path.lastIndexOf("/") + 1);
  if (references.length > 0) {
    const unwire = (reference: Reference) =>
      document.apply(text.unwire, (pipeline) => disconnect(pipeline, path, name, reference));
    return (
      <FieldRow id={id} label={label} hint={port?.doc} problem={problem}>
        <span className={styles["wires"]} data-field={name}>
          {references.map((reference) => (
            <span key={formatReference(reference)} className={styles["wire"]}>
              <button type="button" onClick={() => session.select([prefix + reference.node])}>
                {text.wiredTo(formatReference(reference).slice(1))}
              </button>
              <IconButton icon={Unlink} label={text.unwire} onClick={() => unwire(reference)} />
            </span>
          ))}
        </span>
      </FieldRow>
    );
  }
  const schema = port && schemaOf(port);
  return (
    <div onFocus={begin} data-field={name}>
      <FieldRow id={id} label={label} hint={schema && port?.doc} problem={problem} beside={schema === undefined}>
        {schema ? (
          <WidgetField
            id={id}
            schema={schema}
            value={value === undefined ? undefined : literalOf(value)}
            invalid={problem !== undefined}
            onChange={(to) =>
              apply(text.set(label), (pipeline) => setParameter(pipeline, path, name, to === "" ? undefined : to))
            }
          />
        ) : (
          <span id={id} className={styles["unwired"]} title={port?.doc}>
            {text.nothingWired}
          </span>
        )}
      </FieldRow>
    </div>
  );
}

/** How a value is written that could stand at a port: text can, and plain data; media come by wire. */
function schemaOf({ accepts, arity }: InputPort): Schema | undefined {
  if (arity === "many" || arity === "list") return undefined;
  const kinds: readonly string[] = accepts === "any" ? ["text"] : [accepts].flat();
  if (kinds.includes("text")) return { type: "string", widget: "multiline" };
  if (kinds.includes("number")) return { type: "number" };
  if (kinds.includes("boolean")) return { type: "boolean" };
  return kinds.includes("json") ? {} : undefined;
}
