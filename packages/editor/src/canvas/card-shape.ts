import { literalOf, type Accepts, type Json, type Kind, type NodeInfo, type NodeSpec } from "@reelgraph/engine";
import { wiresOf, type Wires } from "../document/wires-of.ts";
import { patternOf, type CardPattern, type Input } from "./card-pattern.ts";

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
  const pattern = patternOf(info);
  const wires = wiresOf(node);
  const inputs = inputsOf(node, info, pattern, wires);
  const { outputs } = pattern;
  const { header, top, row, gap, fact, footer } = metrics;
  const at = (index: number) => header + top + row * (index + 0.5);
  const ports = [
    ...inputs.map((port, index): PortShape => ({ ...port, side: "in", y: at(index) })),
    ...outputs.map((port, index): PortShape => ({ ...port, side: "out", required: false, y: at(index) })),
  ];
  const script = scriptOf(node, pattern, wires);
  const facts = factsOf(node, pattern, wires, script?.name);
  const body = script ? pattern.bodyBesideScript : pattern.body;
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
  ];
  const rows = Math.max(inputs.length, outputs.length) * row;
  const inside = sections.reduce((sum, height) => (height > 0 ? sum + height + gap : sum), 0);
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

/** The inputs that a type declares, and parameters: they are inputs too, and are drawn as ports when they are wired. */
function inputsOf(
  { with: given = {} }: NodeSpec,
  info: NodeInfo | undefined,
  { inputs }: CardPattern,
  wires: Wires,
): readonly Input[] {
  const all = inputs.map((input): Input => {
    const value = given[input.name];
    return value === undefined || wires.has(input.name) ? input : { ...input, literal: literalOf(value) };
  });
  for (const name of wires.keys()) {
    if (info && Object.hasOwn(info.inputs, name)) continue;
    all.push({ name, kind: kindOfParam(info?.params[name]), list: false, required: false });
  }
  return all;
}

function kindOfParam(schema: Readonly<Record<string, unknown>> | undefined): Kind | "any" {
  const type = schema?.["type"];
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  return type === "boolean" ? "boolean" : "any";
}

/** The long text or the condition that a node is about, where it has one of its own. */
function scriptOf(node: NodeSpec, { scripts }: CardPattern, wires: Wires): CardShape["script"] {
  for (const [name, schema] of scripts) {
    const value = (node as unknown as Record<string, unknown>)[name] ?? node.with?.[name] ?? schema["default"];
    if (typeof value !== "string" || wires.has(name)) continue;
    const code = schema["widget"] === "condition";
    return { name, text: code ? value : `${literalOf(value)}`, code };
  }
  return undefined;
}

/** Up to three parameters that the file sets, in the order of the form. */
function factsOf(
  { with: given = {} }: NodeSpec,
  { params }: CardPattern,
  wires: Wires,
  script: string | undefined,
): readonly FactRow[] {
  const facts: FactRow[] = [];
  for (const [name, { label, unit }] of params) {
    const value = given[name];
    if (facts.length === 3) break;
    if (name === script || value === undefined || wires.has(name)) continue;
    facts.push({
      name,
      label: typeof label === "string" ? label : name,
      value: literalOf(value),
      ...(typeof unit === "string" ? { unit } : {}),
    });
  }
  return facts;
}
