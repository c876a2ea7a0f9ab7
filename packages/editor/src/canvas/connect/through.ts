import {
  connect,
  formatReference,
  freeName,
  referencesOf,
  setInput,
  setOutput,
  type Edit,
  type Kind,
  type Pipeline,
  type Reference,
} from "@reelgraph/engine";
import { typeOfFlow } from "../graph/flow-type.ts";
import type { CardNode, Drawn } from "../graph/model.ts";
import { insideOf } from "../unfold/inside.ts";
import { cardsAround } from "../unfold/layers.ts";

/** The unfolded cards whose frames a wire crosses from one node to another, in the order in which it meets them. */
export interface Way {
  readonly out: readonly CardNode[];
  readonly into: readonly CardNode[];
}

/** The way between two nodes of different scopes, or undefined where nothing leads. */
export function wayBetween(drawn: Drawn, source: string, target: string): Way | undefined {
  const [from, to] = [cardsAround(drawn, source), cardsAround(drawn, target)];
  const out = from.filter((id) => !to.includes(id));
  const into = to.filter((id) => !from.includes(id)).toReversed();
  // A node reads nothing that is made inside of it, nor gives anything to what is.
  if (out.includes(target) || into.includes(source)) return undefined;
  const cards = (ids: readonly string[]) => ids.flatMap((id) => drawn.byId.get(id) ?? []) as CardNode[];
  return { out: cards(out), into: cards(into) };
}

/** What a loop gives is the same for all of its kind; a sub-pipeline may give one thing more. */
export const isOpenOutwards = ({ out }: Way): boolean => out.every(({ data }) => data.spec.body === undefined);

interface Led {
  /** What is read where the wire ends. */
  readonly reference: Reference;
  readonly edits: readonly ((before: Pipeline) => Edit)[];
}

/**
 * Leads a wire through frames: each gets a name for what flows there, unless it has one for that already. `wanted`: what
 * the names are to be called.
 */
export function leadThrough(
  { layers }: Drawn,
  { out, into }: Way,
  source: Reference,
  wanted: string,
  flow: { readonly kind: Kind | "any"; readonly list: boolean },
): Led {
  const edits: ((before: Pipeline) => Edit)[] = [];
  let reference = source;
  for (const { data, id: path } of out) {
    const inside = insideOf(data.spec, path) ?? path;
    const given = reference;
    const outputs = layers.get(inside)?.scope.graph?.outputs ?? {};
    const known = Object.keys(outputs).find((one) => outputs[one] === formatReference(given));
    const name = known ?? freeName(given.port || wanted, (one) => Object.hasOwn(outputs, one));
    if (known === undefined) edits.push((before) => setOutput(before, inside, name, given));
    reference = { node: data.id, port: name };
  }
  for (const { data, id: path } of into) {
    const inside = insideOf(data.spec, path) ?? path;
    const given = reference;
    const known = nameFor(data, given);
    const name = known ?? freeName(wanted, (one) => isTaken(data, one));
    const isBody = data.spec.body !== undefined;
    if (known === undefined) {
      if (!isBody) edits.push((before) => setInput(before, inside, name, { type: typeOfFlow(flow) }));
      edits.push((before) => connect(before, path, name, given));
    }
    reference = { node: isBody ? "state" : "inputs", port: name };
  }
  return { reference, edits };
}

/** The name on a frame that stands for this alone already. */
function nameFor({ spec, info }: CardNode["data"], reference: Reference): string | undefined {
  const text = formatReference(reference);
  return Object.entries(spec.with ?? {}).find(([name, value]) => {
    const [first, ...more] = referencesOf(value);
    return first && more.length === 0 && formatReference(first) === text && !Object.hasOwn(info?.params ?? {}, name);
  })?.[0];
}

const isTaken = ({ spec, info }: CardNode["data"], name: string): boolean =>
  [spec.with, info?.inputs, info?.params].some((names) => names !== undefined && Object.hasOwn(names, name));
