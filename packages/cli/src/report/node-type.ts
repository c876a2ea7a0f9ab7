import type { NodeInfo } from "@reelgraph/engine";
import type { Channel } from "../shell.ts";
import { table, type Cell } from "../terminal/table.ts";
import { wrap } from "../terminal/width.ts";

/** A node type for people: what it does, its ports and its parameters. */
export function describeNode(info: NodeInfo, { style, size }: Channel): string[] {
  const width = Math.min(size().columns - 1, 100);
  const section = (title: string, rows: readonly (readonly (Cell | string)[])[]) =>
    rows.length === 0 ? [] : ["", style.bold(title), ...described(rows, width)];
  const name = (text: string): Cell => ({ text, paint: style.cyan });
  const inputs = Object.entries(info.inputs).map(([port, { accepts, arity, optional, doc }]) => {
    const kinds = typeof accepts === "string" ? accepts : accepts.join(" or ");
    const shape = arity === "list" ? `list of ${kinds}` : arity === "many" ? `${kinds}, several` : kinds;
    return [name(port), optional || arity === "optional" ? `${shape}, optional` : shape, doc];
  });
  if (info.rest) inputs.push([name("…"), `any ${kindOf(info.rest.accepts)}`, info.rest.doc]);
  const params = Object.entries(info.params).map(([param, schema]) => {
    const about = schema["description"] ?? schema["label"] ?? "";
    return [name(param), typeOf(schema, info.required.includes(param)), String(about)];
  });
  const outputs = Object.entries(info.outputs).map(([port, { kind, list, doc }]) => {
    const what = typeof kind === "string" ? kind : "like" in kind ? `as ${kind.like}` : `as yielded by ${kind.yields}`;
    return [name(port), list ? `list of ${what}` : what, doc];
  });
  return [
    `${style.bold(info.type)}: ${info.title} ${style.dim(`(${info.category}, ${info.purity})`)}`,
    ...wrap(info.doc, width),
    ...section("Inputs", inputs),
    ...section("Parameters", params),
    ...section("Outputs", outputs),
  ];
}

/** Names and types in columns, what they are for below: docs are sentences and need the width. */
function described(rows: readonly (readonly (Cell | string)[])[], width: number): string[] {
  const heads = table([{}, {}], rows, width);
  return rows.flatMap(([, , doc = ""], index) => {
    const about = doc === "" ? [] : wrap(String(doc), width - 6).map((line) => `      ${line}`);
    return [heads[index] ?? "", ...about];
  });
}

function kindOf(accepts: string | readonly string[]): string {
  return typeof accepts === "string" ? accepts : accepts.join(" or ");
}

/** `number, 1 to 60, default 4`. */
function typeOf(schema: Readonly<Record<string, unknown>>, required: boolean): string {
  const { type, unit, enum: choices, minimum, maximum, default: fallback } = schema;
  const kind = Array.isArray(choices) ? choices.join(" · ") : typeof type === "string" ? type : "any";
  const range = [
    typeof minimum === "number" && minimum > -1e15 && `from ${minimum}`,
    typeof maximum === "number" && maximum < 1e15 && `up to ${maximum}`,
  ];
  const given = required ? "required" : fallback === undefined ? "optional" : `default ${JSON.stringify(fallback)}`;
  const measure = unit === undefined ? kind : `${kind} (${String(unit)})`;
  return [measure, ...range, given].filter((part) => part !== false).join(", ");
}
