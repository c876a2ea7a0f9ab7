import { change, parseReference, setOutput, type InputSpec, type Json, type Pipeline } from "@reelgraph/engine";
import { useId, useMemo } from "react";
import { Plus, X } from "lucide-react";
import { useNodeTypes } from "../api/queries.ts";
import type { NodeInfos } from "../canvas/graph/flow.ts";
import { typeOf } from "../canvas/type-of.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { wiresOf } from "../document/wires-of.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { FieldRow } from "./field-row.tsx";
import { WidgetField } from "./fields/widget-field.tsx";
import { InputFields } from "./input-fields.tsx";
import styles from "./inspector.module.css";
import type { Schema } from "./schema.ts";
import { useStep } from "./use-step.ts";
import { words } from "./words.ts";
import { Form } from "./form.tsx";
import { Published } from "./published.tsx";

/** The pipeline as a whole: its title, its note, its budget, what it asks for and what it gives. */
export function PipelineSettings() {
  const { document } = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const text = words.use();
  return (
    <>
      <header className={styles["head"]}>
        <div className={styles["names"]}>
          <h2>{text.pipeline}</h2>
        </div>
      </header>
      <div className={styles["content"]}>
        <Form>
          <Whole name="name" label={text.pipelineName} schema={{ type: "string" }} value={pipeline.name} />
          <Whole name="note" label={text.note} schema={{ type: "string", widget: "multiline" }} value={pipeline.note} />
          <Budget value={pipeline.budget?.usd} />
          <Published />
          <section>
            <h3 className={styles["title"]}>{text.interface}</h3>
            {Object.entries(pipeline.inputs ?? {}).map(([name, input]: [string, InputSpec]) => (
              <InputFields key={name} name={name} input={input} />
            ))}
            {Object.keys(pipeline.inputs ?? {}).length === 0 && <p className={styles["blank"]}>{text.noInputs}</p>}
          </section>
          <section>
            <h3 className={styles["title"]}>{text.outputs}</h3>
            {Object.entries(pipeline.outputs ?? {}).map(([name, source]) => (
              <span key={name} className={styles["wire"]}>
                <b>{name}</b>
                <span>{text.wiredTo(source.slice(1))}</span>
                <IconButton
                  icon={X}
                  label={text.take(name)}
                  onClick={() => document.apply(text.take(name), (file) => setOutput(file, "", name, undefined))}
                />
              </span>
            ))}
            {Object.keys(pipeline.outputs ?? {}).length === 0 && <p className={styles["blank"]}>{text.noOutputs}</p>}
            <AddOutput pipeline={pipeline} />
          </section>
        </Form>
      </div>
    </>
  );
}

interface WholeProps {
  readonly name: "name" | "note";
  readonly label: string;
  readonly schema: Schema;
  readonly value: string | undefined;
}

function Whole({ name, label, schema, value }: WholeProps) {
  const id = useId();
  const { apply, begin } = useStep();
  const text = words.use();
  const set = (to: Json | undefined) =>
    apply(text.set(label), (pipeline) =>
      change(pipeline, (draft) => {
        if (typeof to === "string" && to !== "") draft[name] = to;
        else delete draft[name];
      }),
    );
  return (
    <div onFocus={begin}>
      <FieldRow id={id} label={label}>
        <WidgetField id={id} schema={schema} value={value} invalid={false} onChange={set} />
      </FieldRow>
    </div>
  );
}

function Budget({ value }: { readonly value: number | undefined }) {
  const id = useId();
  const { apply, begin } = useStep();
  const text = words.use();
  const set = (to: Json | undefined) =>
    apply(text.set(text.budget), (pipeline) =>
      change(pipeline, (draft) => {
        if (typeof to === "number") draft.budget = { ...draft.budget, usd: to };
        else delete draft.budget;
      }),
    );
  return (
    <div onFocus={begin}>
      <FieldRow
        id={id}
        label={text.budget}
        hint={text.budgetHint}
        onReset={value === undefined ? undefined : () => set(undefined)}
      >
        <WidgetField
          id={id}
          schema={{ type: "number", minimum: 0, unit: "USD" }}
          value={value}
          invalid={false}
          onChange={set}
        />
      </FieldRow>
    </div>
  );
}

/** Offers what no other node reads: that is what a pipeline usually gives. */
function AddOutput({ pipeline }: { readonly pipeline: Pipeline }) {
  const { document, session } = useEditor();
  const { data: types } = useNodeTypes();
  const text = words.use();
  const loose = useMemo(() => looseOutputs(pipeline, types), [pipeline, types]);
  return loose.map(([id, port]) => (
    <Button
      key={id}
      look="quiet"
      icon={Plus}
      onClick={() => {
        document.apply(text.addOutput(id), (file) => setOutput(file, "", id, { node: id, port }));
        session.select([]);
      }}
    >
      {text.addOutput(`${id}.${port}`)}
    </Button>
  ));
}

/** The first outputs of nodes that nothing reads. */
function looseOutputs(
  { nodes, outputs = {} }: Pipeline,
  types: NodeInfos | undefined,
): readonly (readonly [id: string, port: string])[] {
  const given = Object.values(outputs).flatMap((one) => parseReference(one) ?? []);
  const read = new Set(given.map(({ node }) => node));
  for (const spec of Object.values(nodes))
    for (const references of wiresOf(spec).values()) for (const { node } of references) read.add(node);
  return Object.entries(nodes).flatMap(([id, spec]) => {
    const [port] = read.has(id) ? [] : Object.keys(types?.get(typeOf(spec))?.outputs ?? {});
    return port === undefined ? [] : [[id, port] as const];
  });
}
