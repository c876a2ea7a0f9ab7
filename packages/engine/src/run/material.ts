import type { Given } from "../plan/gather.ts";
import type { UnitOutputs } from "../plan/unit-outputs.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import { kinds } from "../ports/kinds.ts";
import type { Item, PortValue, Video } from "../ports/values.ts";

/** Which clips a run's films hold, by the SHA-256 of their content. */
export class Material {
  readonly #entering = new Map<Unit, ReadonlySet<string>>();
  /** What a content was made of, by who made it first: who hands it on adds nothing. */
  readonly #parts = new Map<string, ReadonlySet<string>>();

  /** A unit starts with these inputs. */
  enters(unit: Unit, { inputs, rest }: Pick<Given, "inputs" | "rest">): void {
    const clips = [...Object.values(inputs), ...Object.values(rest)].flatMap(videosIn).map(({ sha256 }) => sha256);
    if (clips.length > 0) this.#entering.set(unit, new Set(clips));
  }

  /** How it ended. */
  leaves(unit: Unit, outcome: Outcome): void {
    const entered = this.#entering.get(unit) ?? none;
    this.#entering.delete(unit);
    if (outcome.state !== "value") return;
    const { outputs } = unit.node.type;
    const isFresh = (port: string) => outputs[port]?.fresh === true;
    const ports = Object.keys(outcome.outputs);
    const fresh = ports.filter(isFresh).flatMap((port) => clipsAt(port, outcome.outputs));
    for (const clip of fresh) this.#made(clip, none, entered);
    const parts = fresh.length === 0 ? entered : new Set([...entered, ...fresh]);
    for (const port of ports)
      if (!isFresh(port)) for (const clip of clipsAt(port, outcome.outputs)) this.#made(clip, parts, entered);
  }

  /** The nearest among these clips that a film holds; what they hold themselves is theirs. */
  heldIn(film: string, among: ReadonlyMap<string, unknown>): ReadonlySet<string> {
    const found = new Set<string>();
    const wanted = [...(this.#parts.get(film) ?? none)];
    const seen = new Set([film]);
    for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (among.has(next)) found.add(next);
      else wanted.push(...(this.#parts.get(next) ?? none));
    }
    return found;
  }

  #made(clip: string, parts: ReadonlySet<string>, entered: ReadonlySet<string>): void {
    if (!entered.has(clip) && !this.#parts.has(clip)) this.#parts.set(clip, parts);
  }
}

const none: ReadonlySet<string> = new Set();

function clipsAt(port: string, outputs: UnitOutputs): readonly string[] {
  return videosIn(outputs[port] as PortValue | undefined).map(({ sha256 }) => sha256);
}

/** The clips at a port: its value, or those of its items. */
function videosIn(value: PortValue | undefined): readonly Video[] {
  if (!Array.isArray(value)) return [value].filter(kinds.video);
  return value.map((item: unknown) => (item as Partial<Item<unknown>> | null)?.value).filter(kinds.video);
}
