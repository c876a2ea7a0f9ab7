import { readIdea } from "../expand/idea.ts";
import { sentencesOf } from "../sentences.ts";

/** What prompts are compared by, the plainest first. */
export const properties = [
  "camera",
  "move",
  "lens",
  "light",
  "time",
  "weather",
  "mood",
  "style",
  "action",
  "motion",
  "wording",
] as const;
export type Property = (typeof properties)[number];

/** What a prompt says of a property. */
export interface Said {
  readonly value: string;
  /** Its own words for it, where the value is read from some. */
  readonly words?: string;
}

/** Reads a prompt in English or Chinese; what it leaves open is absent. Total for any text. */
export function readProperties(prompt: string): Readonly<Partial<Record<Property, Said>>> {
  const { camera, lens, light, time, weather, mood, style, deeds, speed } = readIdea(prompt);
  const sentences = sentencesOf(prompt).length;
  const said: Partial<Record<Property, Said>> = {};
  if (camera) said.camera = { value: camera.move === "static" ? "still" : "moving" };
  if (camera && camera.move !== "static")
    said.move = { value: [camera.move, camera.direction].filter(Boolean).join(" "), words: camera.text };
  // One row holds all words for light, so the words themselves are the value.
  if (light) said.light = { value: light.text.toLowerCase(), words: light.text };
  for (const [property, match] of Object.entries({ lens, time, weather, mood, style }))
    if (match) said[property as "lens"] = { value: match.id, words: match.text };
  if (deeds.length > 0) said.action = { value: deeds.some(({ pace }) => pace === "fast") ? "fast" : "slow" };
  if (speed) said.motion = { value: speed };
  if (sentences > 0) said.wording = { value: sentences === 1 ? "one sentence" : "several sentences" };
  return said;
}
