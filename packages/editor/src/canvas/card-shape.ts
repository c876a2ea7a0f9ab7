import {
  literalOf,
  referencesOf,
  type Accepts,
  type Json,
  type Kind,
  type NodeInfo,
  type NodeSpec,
} from "@reelgraph/engine";

/** A port as it is drawn. Heights are known before anything is mounted, so that what is out of sight costs nothing. */
export interface PortShape {
  readonly name: string;
  readonly side: "in" | "out";
  /** What it is coloured by: a kind, or `any`. */
  readonly kind: Kind | "any";
  readonly accepts?: Accepts;
  /** Drawn as a square ring: it gives or takes a whole list. */
  readonly list: boolean;
  readonly required: boolean;
  /** What stands there in the file instead of a wire. */
  readonly literal?: Json;
  /** Its name stands beside it already. */
  readonly bare?: boolean;
  /** Middle of the port from the card's top, in pixels. */
  readonly y: number;
}

/** A parameter that is told on the card. */
export interface FactRow {
  readonly name: string;
  readonly label: string;
  readonly value: Json;
  readonly unit?: string;
}

/** What is drawn of a result: a picture, words, a score, which way it went, or only that there is one. */
export type BodyKind = "picture" | "words" | "score" | "ways" | "none";

export interface CardShape {
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PortShape[];
  readonly facts: readonly FactRow[];
  /** A text or a condition of the file that says what the node is about. */
  readonly script?: { readonly name: string; readonly text: string; readonly code: boolean };
  readonly body: BodyKind;
  /** It runs for each item of a list: a strip shows them. */
  readonly strip: boolean;
}

/** Pixels. */
const metrics = {
  narrow: 200,
  width: 236,
  wide: 272,
  header: 36,
  top: 7,
  row: 22,
  gap: 8,
  fact: 20,
  script: 60,
  code: 34,
  strip: 50,
  footer: 27,
  bodies: { picture: 0, words: 62, score: 34, ways: 22, none: 0 },
};
/** The picture's height in a card of that width: 16 to 9 between margins of 10. */
const pictureHeight = (width: number): number => Math.round(((width - 20) * 9) / 16);

/** The size of a node's card and the places of its ports. `info` is undefined for a type that isn't known here. */
export function cardShape(node: NodeSpec, info: NodeInfo | undefined, mapped: boolean): CardShape {
  const inputs = info ? inputsOf(node, info) : unknownInputs(node);
  const outputs = Object.entries(info?.outputs ?? {})
    .filter(([, port]) => port.alias === undefined)
    .map(([name, { kind, list }]) => ({ name, kind: typeof kind === "string" ? kind : ("any" as const), list }));
  const { header, top, row, gap, fact, footer } = metrics;
  const at = (index: number) => header + top + row * (index + 0.5);
  const ports = [
    ...inputs.map((port, index): PortShape => ({ ...port, side: "in", y: at(index) })),
    ...outputs.map((port, index): PortShape => ({ ...port, side: "out", required: false, y: at(index) })),
  ];
  const script = scriptOf(node, info);
  const facts = factsOf(node, info, script?.name);
  const body = bodyOf(outputs, info, script !== undefined);
  const takes = info?.takes === true && Number(node.with?.["takes"] ?? 1) > 1;
  const strip = mapped || takes || (info?.yields !== undefined && body === "picture");
  const width =
    body === "picture"
      ? strip
        ? metrics.wide
        : metrics.width
      : outputs.length + inputs.length > 1
        ? metrics.width
        : metrics.narrow;
  const sections = [
    facts.length * fact,
    script ? (script.code ? metrics.code : metrics.script) : 0,
    body === "picture" ? pictureHeight(width) : metrics.bodies[body],
    strip ? metrics.strip : 0,
  ].filter((height) => height > 0);
  const rows = Math.max(inputs.length, outputs.length) * row;
  const inside = sections.reduce((sum, height) => sum + height + gap, 0);
  return {
    width,
    height: header + top + rows + gap + inside + footer,
    ports,
    facts,
    body,
    strip,
    ...(script ? { script } : {}),
  };
}

type Input = Omit<PortShape, "side" | "y">;

function inputsOf({ with: given = {} }: NodeSpec, info: NodeInfo): readonly Input[] {
  const declared = Object.entries(info.inputs).map(([name, { accepts, arity, optional }]): Input => ({
    name,
    kind: kindOf(accepts),
    accepts,
    list: arity === "list" || arity === "many",
    required: arity === "one" || (arity !== "optional" && optional !== true),
    ...literalAt(given, name),
  }));
  // Parameters are inputs too, and are drawn as ports when something is wired to them.
  const names = new Set(declared.map(({ name }) => name));
  const wired = Object.entries(given)
    .filter(([name, value]) => !names.has(name) && referencesOf(value).length > 0)
    .map(([name]): Input => ({ name, kind: kindOfParam(info.params[name]), list: false, required: false }));
  return [...declared, ...wired];
}

function unknownInputs({ with: given = {} }: NodeSpec): readonly Input[] {
  return Object.entries(given)
    .filter(([, value]) => referencesOf(value).length > 0)
    .map(([name]): Input => ({ name, kind: "any", list: false, required: false }));
}

function literalAt(given: Readonly<Record<string, Json>>, name: string): Pick<Input, "literal"> {
  const value = given[name];
  return value === undefined || referencesOf(value).length > 0 ? {} : { literal: literalOf(value) };
}

const kindOf = (accepts: Accepts): Kind | "any" => (typeof accepts === "string" ? accepts : (accepts[0] ?? "any"));

function kindOfParam(schema: Readonly<Record<string, unknown>> | undefined): Kind | "any" {
  const type = schema?.["type"];
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  return type === "boolean" ? "boolean" : "any";
}

/** The long text or the condition that a node is about, where it has one of its own. */
function scriptOf(node: NodeSpec, info: NodeInfo | undefined): CardShape["script"] {
  for (const [name, schema] of Object.entries(info?.params ?? {})) {
    const widget = schema["widget"];
    if (widget !== "multiline" && widget !== "condition") continue;
    const value = (node as unknown as Record<string, unknown>)[name] ?? node.with?.[name] ?? schema["default"];
    if (typeof value !== "string" || referencesOf(value).length > 0) continue;
    return { name, text: widget === "condition" ? value : `${literalOf(value)}`, code: widget === "condition" };
  }
  return undefined;
}

/** Up to three parameters that the file sets, in the order of the form. */
function factsOf(
  { with: given = {} }: NodeSpec,
  info: NodeInfo | undefined,
  script: string | undefined,
): readonly FactRow[] {
  return Object.entries(info?.params ?? {})
    .filter(([name]) => name !== script && given[name] !== undefined && referencesOf(given[name]).length === 0)
    .slice(0, 3)
    .map(([name, schema]): FactRow => {
      const { label, unit } = schema;
      return {
        name,
        label: typeof label === "string" ? label : name,
        value: literalOf(given[name] ?? null),
        ...(typeof unit === "string" ? { unit } : {}),
      };
    });
}

function bodyOf(
  outputs: readonly { readonly kind: Kind | "any" }[],
  info: NodeInfo | undefined,
  hasScript: boolean,
): BodyKind {
  const kinds = new Set(outputs.map(({ kind }) => kind));
  // A loop gives what its body makes, which is most often film.
  if (kinds.has("video") || kinds.has("image") || info?.yields !== undefined) return "picture";
  if (kinds.has("score")) return "score";
  if (info && info.conditions.length > 0) return "ways";
  if (kinds.has("text") && !hasScript) return "words";
  return outputs.length > 0 && outputs.every(({ kind }) => kind === "any") && !hasScript ? "picture" : "none";
}
