import { hash } from "node:crypto";
import { costOf, placeOf } from "../../events/run-state.ts";
import type { RunEvent } from "../../events/run-event.ts";
import type { Trace } from "../../plan/explain.ts";
import { keyOf } from "../../plan/key.ts";
import { canonicalJson } from "../../ports/content-id.ts";
import type { Media, PortValue } from "../../ports/values.ts";
import { tidyUsd } from "../../usd.ts";
import { mediaOf } from "../cache.ts";
import type { RunRequest } from "../journal/run-log.ts";
import { lineageOf, makerOf, type Ancestor } from "./lineage.ts";

/** Where a file came from: what stands beside it as `film.mp4.json`. All hashes are SHA-256 in hex. */
export interface Provenance {
  readonly version: 1;
  readonly generator: "reelgraph";
  readonly file: { readonly sha256: string; readonly bytes: number; readonly type: string };
  readonly run: string;
  readonly pipeline: { readonly file: string; readonly sha256: string };
  /** The unit that wrote these bytes. */
  readonly unit: string;
  /** Whether the bytes are another step's than the model's own. */
  readonly edited: boolean;
  /**
   * Content Credentials (C2PA). `present`: they are in this file, as it came; nobody here has checked them. `stripped`:
   * what it was made from has some, in the files named under `signed`, and an edit left them behind.
   */
  readonly credentials: "present" | "stripped" | "none";
  readonly signed: readonly string[];
  /** Every model, judge and writer that had a part in it, with its version, by unit. */
  readonly models: readonly { readonly unit: string; readonly type: string; readonly model: string }[];
  /** Hash of `s:` and the prompt, by unit: enough to compare, and it tells nothing of the text. */
  readonly prompts: readonly { readonly unit: string; readonly sha256: string }[];
  /** Hashes of the pipeline's inputs by name, and of the files that it loaded. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  /** USD that this run paid for it; what was known before cost nothing now. */
  readonly usd: number;
}

/** What a run recorded that provenance is made of. */
export interface RunFacts {
  readonly run: string;
  readonly request: RunRequest;
  readonly events: readonly RunEvent[];
  readonly traces: ReadonlyMap<string, Trace>;
  /** All clips that were ever bought here, by the key of their unit. */
  readonly bought: ReadonlyMap<string, readonly Media[]>;
  /** Whether a stored file holds Content Credentials. */
  isSigned(media: Media): Promise<boolean>;
}

/** The provenance of a file that a run gave; undefined when no unit of the run made it, as with a file passed through. */
export async function provenanceOf(media: Media, facts: RunFacts): Promise<Provenance | undefined> {
  const { run, request, events, traces, bought, isSigned } = facts;
  const unit = makerOf(media.sha256, events);
  if (unit === undefined) return undefined;
  const ancestors = lineageOf(unit, traces);
  const places = new Set(ancestors.map(({ place }) => place));
  const paid = events.filter((event) => "node" in event && places.has(placeOf(event)));
  const own = traces.get(unit)?.parts;
  const clips = own ? bought.get(keyOf(own, sha256Of)) : undefined;
  const { sha256, bytes, type } = media;
  const signed: string[] = [];
  for (const one of sourcesOf(media, places, ancestors, facts)) if (await isSigned(one)) signed.push(one.sha256);
  const present = await isSigned(media);
  return {
    version: 1,
    generator: "reelgraph",
    file: { sha256, bytes, type },
    run,
    pipeline: { file: String(request["file"]), sha256: hashOf(request["texts"]) },
    unit,
    // A clip that was bought in parts, or brought into another format, is no longer the vendor's file.
    edited: !own?.extra || clips?.every((clip) => clip.sha256 !== sha256) === true,
    credentials: present ? "present" : signed.length > 0 ? "stripped" : "none",
    signed,
    models: ancestors.flatMap(modelsOf),
    prompts: ancestors.flatMap(promptOf),
    inputs: Object.fromEntries(Object.entries(request["inputs"] ?? {}).map(([name, value]) => [name, hashOf(value)])),
    files: loaded(ancestors, events),
    usd: tidyUsd(paid.reduce((sum, event) => sum + costOf(event), 0)),
  };
}

/** All media that a file may have come from, each once: what was given to the run, bought for it, or made on the way. */
function sourcesOf(
  media: Media,
  places: ReadonlySet<string>,
  ancestors: readonly Ancestor[],
  { request, events, bought }: RunFacts,
): readonly Media[] {
  const made = events.filter((event) => isResult(event) && places.has(placeOf(event as Placed)));
  const all = [
    ...Object.values((request["inputs"] ?? {}) as Inputs).flatMap((value) => mediaOf({ value })),
    ...ancestors.flatMap(({ parts }) => bought.get(keyOf(parts, sha256Of)) ?? []),
    ...made.flatMap(outputsOf),
  ];
  const byContent = new Map(all.map((one) => [one.sha256, one]));
  byContent.delete(media.sha256);
  return [...byContent.values()];
}

type Placed = Parameters<typeof placeOf>[0];
type Inputs = Readonly<Record<string, PortValue>>;
type Outputs = Readonly<Record<string, Parameters<typeof mediaOf>[0]>>;

function isResult({ type }: RunEvent): boolean {
  return type === "unit.finished" || type === "unit.cached";
}

function outputsOf(event: RunEvent): readonly Media[] {
  const outputs = "outputs" in event ? (event.outputs as Outputs | undefined) : undefined;
  return Object.values(outputs ?? {}).flatMap((output) => mediaOf(output));
}

function sha256Of(text: string): string {
  return hash("sha256", text);
}

function modelsOf({ place, parts }: Ancestor) {
  const names = parts.extra === "" ? [] : parts.extra.split(",");
  return names.map((model) => ({ unit: place, type: parts.type, model }));
}

function promptOf({ place, parts }: Ancestor) {
  const id = parts.inputs["prompt"];
  if (id === undefined) return [];
  return [{ unit: place, sha256: id.startsWith("h:") ? id.slice(2) : hash("sha256", id) }];
}

/** Files that came from outside: media of units that took nothing in. */
function loaded(ancestors: readonly Ancestor[], events: readonly RunEvent[]): readonly string[] {
  const sources = new Set(
    ancestors.filter(({ parts }) => Object.keys(parts.inputs).length === 0).map(({ place }) => place),
  );
  const found = new Set<string>();
  for (const event of events)
    if (isResult(event) && sources.has(placeOf(event as Placed)))
      for (const { sha256 } of outputsOf(event)) found.add(sha256);
  return [...found];
}

/** A media value by its bytes, anything else by its canonical JSON. */
function hashOf(value: unknown): string {
  const media = typeof value === "object" && value !== null && "sha256" in value ? value.sha256 : undefined;
  return typeof media === "string" ? media : hash("sha256", canonicalJson(value));
}
