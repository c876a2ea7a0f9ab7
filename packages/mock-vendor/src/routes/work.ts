import type { Exchange } from "../http/exchange.ts";
import type { Fields, FileField } from "../http/fields.ts";
import type { Job } from "../job.ts";
import { type Problem, problem } from "../problem.ts";

/** What is done with a clip that is there: `edits` and `extensions` take one, `remix` names its job. */
export type Work = "extensions" | "edits" | "remix";

/** A submission of work, as one of a new clip: with the size of its source and, unless it adds to it, its length. */
export interface Ordered {
  readonly fields: Fields;
  readonly work: NonNullable<Job["work"]>;
}

interface Source {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly model?: string;
  readonly id: string | null;
}

/** Reads what is to be done, and with which clip. */
export function readWork(exchange: Exchange, how: Work, fields: Fields, of: string | undefined): Ordered | Problem {
  const { values } = fields;
  const file = values["video"];
  const id = of ?? values["video[id]"];
  const source = typeof id === "string" ? ownClip(exchange, id) : isFile(file) ? clipOf(file) : undefined;
  if (!source) return problem(400, "invalid_value", "video must be an MP4 or the id of a finished video", "video");
  const { seconds, width, height, model } = source;
  const size = `${width}x${height}`;
  const own = how === "extensions" ? { seconds: values["seconds"] } : { seconds: String(seconds) };
  const before = how === "extensions" && exchange.vendor.settings.extensions === "whole" ? seconds : 0;
  return {
    // What a client can't choose for such work isn't looked at.
    fields: { ...fields, values: { model: values["model"] ?? model, prompt: values["prompt"], size, ...own } },
    work: { how, of: source.id, before },
  };
}

function ownClip({ vendor, owner }: Exchange, id: string): Source | undefined {
  const job = vendor.jobs.get(vendor.settings.profile.ids?.read(id)?.id ?? id);
  if (!job || job.owner !== owner || job.deleted) return undefined;
  const { seconds, width, height, model, work } = job;
  return { seconds: seconds + (work?.before ?? 0), width, height, model, id };
}

function clipOf({ clip }: FileField): Source | undefined {
  return clip && { ...clip, id: null };
}

function isFile(value: unknown): value is FileField {
  return typeof value === "object" && value !== null && "sha256" in value;
}
