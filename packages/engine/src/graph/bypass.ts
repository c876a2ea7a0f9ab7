import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { formatReference, literalOf, parseReference, referencesOf, type Reference } from "../pipeline/references.ts";
import { fits, type MaybeKind } from "../ports/connect.ts";
import { kindNames, kinds } from "../ports/kinds.ts";
import type { OutputKind } from "../ports/port.ts";
import type { Json } from "../ports/values.ts";
import type { GraphNode } from "./graph.ts";

type Find = (id: string) => GraphNode | undefined;

/**
 * Nodes that are bypassed: none of them is run, and who reads one reads what goes into it instead. For each output
 * that is the first of its arguments, inputs before parameters, that fits where the output goes.
 */
export class Bypass {
  readonly #find: Find;
  readonly #report: (problem: Problem) => void;
  /** What stands for each output, by node; undefined where nothing fits. */
  readonly #passed = new Map<string, (port: string) => Json | undefined>();
  readonly #told = new Set<string>();

  constructor(find: Find, report: (problem: Problem) => void) {
    this.#find = find;
    this.#report = report;
  }

  /** Takes a node out. Its own arguments have been read through already. */
  add({ id, name, at, spec, type }: GraphNode): void {
    this.#passed.set(id, (port) => {
      const output = Object.hasOwn(type.outputs, port) ? type.outputs[port] : undefined;
      const passed = output && this.#through(spec, type, output.kind);
      if (passed === undefined && !this.#told.has(`${id}.${port}`)) {
        this.#told.add(`${id}.${port}`);
        this.#report({
          code: "cannot-bypass",
          at: `${at}/bypass`,
          node: name,
          message: `"${name}" is bypassed, but nothing that goes in can come out at "${port}"`,
          expected: `an input that fits "${port}"`,
          hint: `wire such an input, take "bypass" off, or let nobody read "${port}"`,
        });
      }
      return passed;
    });
  }

  /** A node whose arguments read what goes into bypassed nodes; the same one where it reads none. */
  read(spec: NodeSpec): NodeSpec {
    if (this.#passed.size === 0 || !spec.with) return spec;
    const given = Object.entries(spec.with).map(([name, value]): [string, Json] => [name, this.#argument(value)]);
    return { ...spec, with: Object.fromEntries(given) };
  }

  /** The reference that stands for one, for outputs: a plain value can't be one. */
  reference(text: string): string {
    const passed = this.#passed.size > 0 ? this.#argument(text) : text;
    return typeof passed === "string" && parseReference(passed) ? passed : text;
  }

  #argument(value: Json): Json {
    if (typeof value === "string") return this.#one(value);
    if (!Array.isArray(value)) return value;
    return value.map((element: Json) => (typeof element === "string" ? this.#one(element) : element));
  }

  #one(text: string): Json {
    const reference = parseReference(text);
    const pass = reference && this.#passed.get(reference.node);
    return (pass && reference && pass(reference.port)) ?? text;
  }

  #through(spec: NodeSpec, type: NodeType, kind: OutputKind): Json | undefined {
    const given = spec.with ?? {};
    if (typeof kind === "object" && "like" in kind) return firstOf(given[kind.like]);
    const wanted: MaybeKind = typeof kind === "string" ? kind : "any";
    const names = [...new Set([...Object.keys(type.inputs), ...Object.keys(given)])];
    const found = names.flatMap((name) => {
      const value = firstOf(given[name]);
      return value === undefined ? [] : [{ value, kind: this.#kindOf(value) }];
    });
    const exact = found.find((one) => one.kind === wanted);
    const media = wanted === "any" ? undefined : exact;
    return (media ?? found.find((one) => one.kind !== undefined && fits(one.kind, wanted)))?.value;
  }

  #kindOf(value: Json): MaybeKind | undefined {
    const reference: Reference | undefined = typeof value === "string" ? parseReference(value) : undefined;
    if (reference) return this.#find(reference.node)?.outputs.get(reference.port)?.kind;
    return kindNames.find((name) => kinds[name](literalOf(value)));
  }
}

/** One value of an argument: of several references the first. */
function firstOf(value: Json | undefined): Json | undefined {
  const [first] = referencesOf(value);
  return first ? formatReference(first) : value;
}
