import { referencesOf, type Accepts, type Kind, type NodeInfo, type NodeSpec } from "@reelgraph/engine";

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
  /** Middle of the port from the card's top, in pixels. */
  readonly y: number;
}

export interface CardShape {
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PortShape[];
  /** Height of the picture of what it made; 0 where it makes no picture. */
  readonly preview: number;
}

const metrics = { width: 236, header: 36, top: 8, row: 22, gap: 8, preview: 124, footer: 27, text: 46 };

const pictures: ReadonlySet<string> = new Set(["video", "image"]);

/** The size of a node's card and the places of its ports. `info` is undefined for a type that isn't known here. */
export function cardShape(node: NodeSpec, info: NodeInfo | undefined): CardShape {
  const inputs = info ? inputsOf(node, info) : unknownInputs(node);
  const outputs = Object.entries(info?.outputs ?? {})
    .filter(([, port]) => port.alias === undefined)
    .map(([name, { kind, list }]) => ({ name, kind: typeof kind === "string" ? kind : ("any" as const), list }));
  const { header, top, row, gap, preview, footer, width } = metrics;
  const at = (index: number) => header + top + row * (index + 0.5);
  const ports = [
    ...inputs.map((port, index): PortShape => ({ ...port, side: "in", y: at(index) })),
    ...outputs.map((port, index): PortShape => ({ ...port, side: "out", required: false, y: at(index) })),
  ];
  const picture = outputs.some(({ kind }) => pictures.has(kind)) ? preview : 0;
  const rows = Math.max(inputs.length, outputs.length) * row;
  return {
    width,
    height: header + top + rows + gap + (picture > 0 ? picture + gap : metrics.text) + footer,
    ports,
    preview: picture,
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
  }));
  // Parameters are inputs too, and are drawn as ports when something is wired to them.
  const names = new Set(declared.map(({ name }) => name));
  const wired = Object.entries(given).flatMap(([name, value]) =>
    names.has(name) || referencesOf(value).length === 0
      ? []
      : [{ name, kind: "any" as const, accepts: "any" as const, list: false, required: false }],
  );
  return [...declared, ...wired];
}

function unknownInputs({ with: given = {} }: NodeSpec): readonly Input[] {
  return Object.entries(given).flatMap(([name, value]) =>
    referencesOf(value).length === 0 ? [] : [{ name, kind: "any" as const, list: false, required: false }],
  );
}

const kindOf = (accepts: Accepts): Kind | "any" => (typeof accepts === "string" ? accepts : (accepts[0] ?? "any"));
