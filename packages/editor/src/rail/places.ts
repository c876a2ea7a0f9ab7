import { literalOf, referencesOf, type Json, type Nodes, type NodeSpec, type Pipeline } from "@reelgraph/engine";
import { splitPath } from "../canvas/scope.ts";
import type { Editor } from "../session/editor.ts";

/** A node of a file, wherever it stands. */
export interface Place {
  /** Its id path. */
  readonly path: string;
  readonly id: string;
  readonly spec: NodeSpec;
  /** How deep it stands: 0 in the file or a sub-pipeline, 1 in a body there, and so on. */
  readonly depth: number;
  /** The sub-pipeline that it stands in: `#name`, or "" for the file. */
  readonly graph: string;
}

/** All nodes of a file, those of bodies behind their loops, those of sub-pipelines last. */
export function placesOf({ nodes, pipelines = {} }: Pipeline): readonly Place[] {
  const walk = (inner: Nodes, prefix: string, depth: number, graph: string): Place[] =>
    Object.entries(inner).flatMap(([id, spec]) => {
      const path = prefix + id;
      return [{ path, id, spec, depth, graph }, ...walk(spec.body ?? {}, `${path}/`, depth + 1, graph)];
    });
  const subs = Object.entries(pipelines).flatMap(([name, graph]) => walk(graph.nodes, `#${name}/`, 0, `#${name}`));
  return [...walk(nodes, "", 0, ""), ...subs];
}

/** Opens the graph that a node stands in, selects it, and brings it into view. */
export function goTo({ session, stage }: Editor, path: string): void {
  const { scope } = splitPath(path);
  session.show({ view: "graph" });
  if (session.getState().scope !== scope && !stage.getState().drawn.byId.has(path)) session.enter(scope);
  session.select([path]);
  // What was just opened is drawn a frame later.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      stage.camera.show(path);
      stage.camera.focus(path);
    }),
  );
}

/** Where words were found. */
export interface Finding {
  readonly place: Place;
  /** The parameter or setting; undefined: its name or its type. */
  readonly name?: string;
  readonly excerpt: string;
}

/** Nodes by name, type, parameters, prompts and notes; every word must be found, in any case. `namesOf`: of a type. */
export function findIn(
  pipeline: Pipeline,
  words: string,
  namesOf: (use: string) => readonly string[],
): readonly Finding[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return [];
  const matches = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return placesOf(pipeline).flatMap((place): Finding[] => {
    const { id, spec } = place;
    if (matches([id, spec.use, ...namesOf(spec.use)].join(" "))) return [{ place, excerpt: spec.use }];
    const found = textsOf(spec).find(
      ([name, text]) => matches(`${id} ${name} ${text}`) && hasOne(wanted, `${name} ${text}`),
    );
    return found ? [{ place, name: found[0], excerpt: excerptOf(found[1], wanted[0] ?? "") }] : [];
  });
}

const hasOne = (wanted: readonly string[], text: string): boolean =>
  wanted.some((word) => text.toLowerCase().includes(word));

function textsOf(spec: NodeSpec): readonly (readonly [string, string])[] {
  const beside = Object.entries(spec).filter(([name]) => !["use", "with", "body", "yield"].includes(name));
  return [...Object.entries(spec.with ?? {}), ...(beside as [string, Json][])].map(([name, value]) => {
    const text = referencesOf(value).length > 0 ? value : literalOf(value);
    return [name, typeof text === "string" ? text : JSON.stringify(text)];
  });
}

/** The part of a text around a word. */
function excerptOf(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 24);
  const part = text.slice(at, at + 90).replaceAll(/\s+/g, " ");
  return `${at > 0 ? "…" : ""}${part}${at + 90 < text.length ? "…" : ""}`;
}
