import { fits, type Kind, type NodeInfo, type Pipeline } from "@reelgraph/engine";
import { fittingPort } from "../connect/candidates.ts";
import { accepts } from "../connect/judge.ts";
import { infoFor, type NodeInfos } from "../graph/flow.ts";
import { portOf, type Drawn } from "../graph/model.ts";
import type { PortAt } from "../stage.ts";

/** A node type, or a sub-pipeline of the file, as the search lists it. */
export interface Found {
  readonly use: string;
  readonly title: string;
  readonly doc: string;
  readonly info: NodeInfo;
  readonly category: NodeInfo["category"];
  /** What it is coloured by: what it gives. */
  readonly kind: Kind | "any";
  readonly keywords: readonly string[];
  /** Its port that the wire in hand would go to. */
  readonly port?: string;
}

interface Where {
  readonly types: NodeInfos;
  readonly pipeline: Pipeline;
  readonly drawn: Drawn;
  /** Names of categories. */
  readonly named: Readonly<Record<NodeInfo["category"], string>>;
  /** Titles of types in the other language. */
  readonly others?: ReadonlyMap<string, string>;
}

/** What can be put here; with a wire in hand only what has a port for it, and that port. */
export function findTypes(
  { types, pipeline, drawn, named, others }: Where,
  from?: PortAt,
  wire?: string,
): readonly Found[] {
  const own = Object.keys(pipeline.pipelines ?? {}).flatMap((name) => infoFor(pipeline, types, `#${name}`) ?? []);
  const node = from && drawn.byId.get(from.node);
  const kind = from ? kindAt(drawn, from) : "any";
  const taken = node && from?.side === "in" ? accepts(node, from.port) : undefined;
  const edge = drawn.edges.find(({ id }) => id === wire);
  return [...own, ...types.values()].flatMap((info) => {
    const found: Found = {
      use: info.type,
      title: info.title,
      doc: info.doc,
      info,
      category: info.category,
      kind: kindOf(info),
      keywords: [
        info.type,
        info.title,
        others?.get(info.type) ?? "",
        named[info.category],
        info.category,
        ...flows(info),
      ],
    };
    if (edge) {
      const flowing = (edge.data?.kind ?? "any") as Kind | "any";
      const into = fittingPort(info, "out", flowing, () => true);
      const out = fittingPort(info, "in", flowing, (given) => fits(given, flowing));
      return into !== undefined && out !== undefined ? [{ ...found, port: into }] : [];
    }
    if (!from) return [found];
    const port = fittingPort(info, from.side, kind, (given) => taken === undefined || fits(given, taken));
    return port === undefined ? [] : [{ ...found, port }];
  });
}

function kindAt(drawn: Drawn, { node, side, port }: PortAt): Kind | "any" {
  const wire = drawn.edges.find((edge) => edge.source === node && edge.sourceHandle === port);
  return (wire?.data?.kind as Kind | "any" | undefined) ?? portOf(drawn.byId.get(node), side, port)?.kind ?? "any";
}

function kindOf({ outputs }: NodeInfo): Kind | "any" {
  const [first] = Object.values(outputs);
  return typeof first?.kind === "string" ? first.kind : "any";
}

/** `>video`: what gives a video; `video>`: what takes one. */
function flows({ inputs, outputs }: NodeInfo): readonly string[] {
  const given = Object.values(outputs).flatMap(({ kind }) => (typeof kind === "string" ? [`>${kind}`] : []));
  const taken = Object.values(inputs).flatMap((port) =>
    typeof port.accepts === "string" ? [`${port.accepts}>`] : port.accepts.map((one) => `${one}>`),
  );
  return [...given, ...taken];
}
