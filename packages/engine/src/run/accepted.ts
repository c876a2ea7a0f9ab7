import type { Edge } from "../graph/graph.ts";
import type { Result } from "../plan/result.ts";
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
 * as seconds; so does what failed. Undefined where nothing was spent or no film is delivered.
 */
export function accepted(
  outputs: ReadonlyMap<string, Edge>,
  results: readonly (readonly [string, Result])[],
  usd: number | "unknown",
): Accepted | undefined {
  if (usd === 0) return undefined;
  const films = new Map<string, number>();
  for (const [name, result] of results) {
    const edge = outputs.get(name);
    if (edge && !holdsTries(edge)) addFilms(result, films);
  }
  let seconds = 0;
  for (const one of films.values()) seconds += one;
  return seconds === 0 ? undefined : { seconds, usdPerSecond: usd === "unknown" ? usd : usd / seconds };
}

function holdsTries({ source, sourcePort, axes }: Edge): boolean {
  return (source.type.body?.tries?.includes(sourcePort) ?? false) || axes.some(({ count }) => count !== undefined);
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
