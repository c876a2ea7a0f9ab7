import type { Given } from "../plan/gather.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import { kinds } from "../ports/kinds.ts";
import type { Item, PortValue } from "../ports/values.ts";

/** Which clips a run's films hold, by the SHA-256 of their content. */
export class Material {
  readonly #entering = new Map<Unit, ReadonlySet<string>>();
  /** What a content was made of, by who made it first: who hands it on adds nothing. */
  readonly #parts = new Map<string, ReadonlySet<string>>();

  /** A unit starts with these inputs. */
  enters(unit: Unit, { inputs, rest }: Pick<Given, "inputs" | "rest">): void {
    const clips: string[] = [];
    for (const { name, use } of unit.node.ports)
      if (use !== "param") addClips(use === "input" ? inputs[name] : rest[name], clips);
    if (clips.length > 0) this.#entering.set(unit, new Set(clips));
  }

  /** How it ended. */
  leaves(unit: Unit, outcome: Outcome): void {
    const entered = this.#entering.get(unit) ?? none;
    if (entered !== none) this.#entering.delete(unit);
    if (outcome.state !== "value") return;
    const { outputs } = unit.node.type;
    const fresh: string[] = [];
    const others: string[] = [];
    for (const port of Object.keys(outcome.outputs))
      addClips(outcome.outputs[port] as PortValue | undefined, outputs[port]?.fresh === true ? fresh : others);
    for (const clip of fresh) this.#made(clip, none, entered);
    if (others.length === 0) return;
    const parts = fresh.length === 0 ? entered : new Set([...entered, ...fresh]);
    for (const clip of others) this.#made(clip, parts, entered);
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

/** Adds the clips at a port: its value, or those of its items. Most values are none, and nothing is made for them. */
function addClips(value: PortValue | undefined, found: string[]): void {
  if (!Array.isArray(value)) {
    if (kinds.video(value)) found.push(value.sha256);
    return;
  }
  for (const item of value as readonly (Partial<Item<unknown>> | null)[])
    if (kinds.video(item?.value)) found.push(item.value.sha256);
}
