import type { Audio, Image, Json, Score, Video } from "./values.ts";

/** What a port can carry, one line each: the guard decides at run time whether a value fits. */
export const kinds = {
  text: (value: unknown): value is string => typeof value === "string",
  number: (value: unknown): value is number => typeof value === "number" && Number.isFinite(value),
  boolean: (value: unknown): value is boolean => typeof value === "boolean",
  json: (value: unknown): value is Json => value !== undefined && typeof value !== "function",
  image: (value: unknown): value is Image => isObject(value) && value["media"] === "image",
  video: (value: unknown): value is Video => isObject(value) && value["media"] === "video",
  audio: (value: unknown): value is Audio => isObject(value) && value["media"] === "audio",
  score: (value: unknown): value is Score => isObject(value) && "score" in value && Array.isArray(value["reasons"]),
};

export type Kind = keyof typeof kinds;

/** The TypeScript type of the values of a kind. */
export type ValueOf<K extends Kind> = (typeof kinds)[K] extends ((value: unknown) => value is infer T) ? T : never;

export const kindNames = Object.keys(kinds) as readonly Kind[];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
