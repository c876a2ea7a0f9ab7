import { literalOf, referencesOf, type Json, type NodeInfo, type NodeSpec } from "@reelgraph/engine";
import { useId } from "react";
import { FieldRow } from "./field-row.tsx";
import { WidgetField } from "./fields/widget-field.tsx";
import { textAt, widgetOf, type Schema } from "./schema.ts";
import { setValue, valueAt } from "./set-value.ts";
import { useFieldProblem } from "./use-field-problem.ts";
import { useStep } from "./use-step.ts";
import { WireField } from "./wire-field.tsx";
import { words } from "./words.ts";

/** One parameter. A wired one shows where its value comes from. */
export function ParamField({
  path,
  spec,
  info,
  name,
  schema,
}: {
  readonly path: string;
  readonly spec: NodeSpec;
  readonly info: NodeInfo;
  readonly name: string;
  readonly schema: Schema;
}) {
  const id = useId();
  const text = words.use();
  const { apply, begin } = useStep();
  const problem = useFieldProblem(path, name);
  const value = valueAt(spec, info, name);
  if (value !== undefined && info.yields === undefined && referencesOf(value).length > 0) {
    return <WireField path={path} spec={spec} name={name} label={textAt(schema, "label")} />;
  }
  const label = textAt(schema, "label") ?? name;
  const change = (to: Json | undefined) =>
    apply(text.set(label), (pipeline) => setValue(pipeline, path, info, name, to));
  const known = value === undefined ? undefined : literalOf(value);
  return (
    <div onFocus={begin} data-field={name}>
      <FieldRow
        id={id}
        label={label}
        hint={textAt(schema, "description")}
        problem={problem}
        beside={widgetOf(schema) === "switch"}
        onReset={value !== undefined && !info.required.includes(name) ? () => change(undefined) : undefined}
      >
        <WidgetField
          id={id}
          schema={schema}
          value={known}
          names={namesFor(spec, info, name)}
          invalid={problem !== undefined}
          onChange={change}
        />
      </FieldRow>
    </div>
  );
}

/** What a condition may read, and what a text may hold between braces. */
function namesFor({ with: given = {}, yield: yields = {} }: NodeSpec, info: NodeInfo, name: string): readonly string[] {
  if (info.conditions.includes(name))
    return [...new Set([...Object.keys(given), ...Object.keys(yields)])].filter((one) => one !== name);
  return info.rest ? Object.keys(given).filter((one) => !Object.hasOwn(info.params, one)) : [];
}
