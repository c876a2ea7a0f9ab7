import type { Edge } from "../graph/graph.ts";
import type { Result } from "../plan/result.ts";
import type { Material } from "./material.ts";
import type { PortValue } from "../ports/values.ts";

/** What the film that a run delivers cost for each of its seconds. */
export interface Accepted {
  /** Length of the film in the outputs. */
  readonly seconds: number;
  /** What the whole run cost, shared out over them. */
  readonly usdPerSecond: number | "unknown";
}

/**
 * The cost of an accepted second. Takes that nobody picked, and attempts that a loop didn't keep, count as cost and not
 * as seconds; so does what failed. Of a film, only what it adds to the clips in it counts, where they are delivered too. Undefined where nothing was spent or no film is delivered.
 */
export function accepted(
  outputs: ReadonlyMap<string, Edge>,
  results: readonly (readonly [string, Result])[],
  usd: number | "unknown",
  material: Material,
): Accepted | undefined {
  if (usd === 0) return undefined;
  const films = new Map<string, number>();
  for (const [name, result] of results) {
    const edge = outputs.get(name);
    if (edge && !holdsTries(edge)) addFilms(result, films);
  }
  let seconds = 0;
  for (const [film, length] of films) seconds += addedBy(film, length, films, material);
  return seconds === 0 ? undefined : { seconds, usdPerSecond: usd === "unknown" ? usd : usd / seconds };
}

function holdsTries({ source, output, axes }: Edge): boolean {
  return (source.type.body?.tries?.includes(output.source) ?? false) || axes.some(({ count }) => count !== undefined);
}

/** How many seconds a film has beyond those that other outputs count already. */
function addedBy(film: string, seconds: number, films: ReadonlyMap<string, number>, material: Material): number {
  let counted = 0;
  for (const clip of material.heldIn(film, films)) counted += films.get(clip) ?? 0;
  return Math.max(0, seconds - counted);
}

/** The same file twice is one film. */
function addFilms(result: Result, films: Map<string, number>): void {
  if (result.state === "items") for (const item of result.items) addFilms(item.result, films);
  if (result.state === "list") for (const { value } of result.items) addFilm(value, films);
  if (result.state === "value") addFilm(result.value, films);
}

function addFilm(value: PortValue, films: Map<string, number>): void {
  if (typeof value !== "object" || value === null || !("media" in value) || value.media !== "video") return;
  if ("sha256" in value && "seconds" in value) films.set(String(value.sha256), Number(value.seconds));
}
