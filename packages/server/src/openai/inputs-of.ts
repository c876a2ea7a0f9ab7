import type { Json, Pipeline } from "@reelgraph/engine";
import { Refusal } from "./refusal.ts";

type Specs = NonNullable<Pipeline["inputs"]>;

/** What a caller may give to a pipeline. Files are named by the artifact that they became. */
export interface Fields {
  readonly prompt?: string | undefined;
  readonly seconds?: string | undefined;
  readonly size?: string | undefined;
  readonly input_reference?: string | undefined;
  readonly video?: string | undefined;
}

/**
 * The fields as values of the inputs with the same names. Words that a pipeline has no use for are left out, because
 * programs written for Sora always send them; a file is refused, because whoever sends one wants it to be seen.
 */
export function inputsOf(fields: Fields, specs: Specs): Record<string, Json> {
  const { prompt, seconds, size, input_reference, video } = fields;
  return {
    ...text("prompt", prompt, specs),
    ...text("seconds", seconds, specs),
    ...text("size", size, specs),
    ...file("input_reference", input_reference, specs),
    ...file("video", video, specs),
  };
}

/** A value of those that were given, or the pipeline's own; null: nobody knows. */
export function shownInput(name: "prompt" | "seconds" | "size", inputs: Readonly<Record<string, Json>>, specs: Specs) {
  const value = Object.hasOwn(inputs, name) ? inputs[name] : specOf(specs, name)?.default;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function text(name: string, value: string | undefined, specs: Specs): Record<string, Json> {
  const type = specOf(specs, name)?.type;
  if (value === undefined || type === undefined) return {};
  return { [name]: type === "number" ? Number(value) : value };
}

function file(name: string, sha256: string | undefined, specs: Specs): Record<string, Json> {
  if (sha256 === undefined) return {};
  const type = specOf(specs, name)?.type;
  if (type === undefined) {
    throw new Refusal(400, "unsupported_parameter", `This model takes no '${name}'`, { param: name });
  }
  return { [name]: type.startsWith("list<") ? [{ sha256 }] : { sha256 } };
}

function specOf(specs: Specs, name: string): Specs[string] | undefined {
  return Object.hasOwn(specs, name) ? specs[name] : undefined;
}
