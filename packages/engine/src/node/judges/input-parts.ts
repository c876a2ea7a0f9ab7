import { askedFor, framesOf, referencesOf, type Pictures, type Sight } from "./material.ts";
import type { Job, JudgeRequest } from "../../host.ts";

/** What a judge sees, in the parts of OpenAI's Responses and Decisions APIs. */
export async function inputParts(request: JudgeRequest, frames: number, sight: Sight, job: Job) {
  const clip = await framesOf(request.video, frames, sight, job);
  const references = await referencesOf(request.references, sight, job);
  return [text(askedFor(request)), ...pictures(clip), ...(references ? pictures(references) : [])];
}

function text(says: string) {
  return { type: "input_text", text: says };
}

function pictures({ says, urls }: Pictures) {
  return [text(says), ...urls.map((url) => ({ type: "input_image", image_url: url, detail: "low" }))];
}
