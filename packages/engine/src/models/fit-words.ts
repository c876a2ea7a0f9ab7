import type { Problem } from "../errors.ts";
import type { Adjustment, VideoRequest } from "../host.ts";
import type { VideoModel } from "./model.ts";
import { refuse } from "./refuse.ts";
import { longest } from "./split-seconds.ts";

/** What had to give way so far. */
export interface Changes {
  readonly list: readonly Adjustment[];
  /** Gives what is used, and notes it when that isn't what was asked for. */
  note<T extends string | number | boolean>(field: string, asked: T, used: T, why: string): T;
}

export function openChanges(): Changes {
  const list: Adjustment[] = [];
  return {
    list,
    note(field, asked, used, why) {
      if (asked !== used) list.push({ field, asked, used, why });
      return used;
    },
  };
}

/** The prompt, style, sound and seed of a request as the model takes them. */
export function fitWords(request: VideoRequest, { capabilities: can }: VideoModel, { note }: Changes): VideoRequest {
  const audio = can.audio === "always" || (request.audio && can.audio === "optional");
  note("audio", request.audio, audio, audio ? "the model always adds sound" : "the model makes no sound");
  const { style, negative, strict: _, seedChosen, anySize: __, ...rest } = request;
  const words = [
    ...(style && can.style === "prefix" ? [`${style} style.`] : []),
    negative && can.negative === "suffix" ? ended(request.prompt) : request.prompt,
    ...(negative && can.negative === "suffix" ? [`Avoid: ${negative}.`] : []),
  ];
  if (style && can.style === "prefix") note("style", style, "in the prompt", "the model has no style parameter");
  if (negative && can.negative === "suffix")
    note("negative", negative, "in the prompt", "the model has no negative prompt");
  if (seedChosen && !can.seed) note("seed", String(request.seed), "none", "the model takes no seed");
  return {
    ...rest,
    audio,
    prompt: words.join(" "),
    ...(style && can.style === "native" ? { style } : {}),
    ...(negative && can.negative === "native" ? { negative } : {}),
  };
}

/** A prompt that another sentence may follow. */
function ended(prompt: string): string {
  const text = prompt.trimEnd();
  return /[\p{L}\p{N}]$/u.test(text) ? `${text}.` : text;
}

/** Throws `unsupported-request` when the request is strict and something had to give way. */
export function refuseChanges({ strict }: VideoRequest, model: VideoModel, { list }: Changes): void {
  if (!strict || list.length === 0) return;
  const changes = list.map(({ field, asked, used }) => `${field} ${asked} → ${used}`).join(", ");
  const mend = mendOf(list, model);
  throw refuse(model, `can't make this as asked: ${changes}`, {
    hint: 'choose another model, ask for what this one makes, or leave out "strict"',
    ...(mend ? { mend } : {}),
  });
}

/** The one parameter that would have to be another; undefined where several things give way. */
function mendOf([first, ...others]: readonly Adjustment[], { capabilities: can }: VideoModel): Problem["mend"] {
  if (!first || others.length > 0) return undefined;
  if (first.field === "clips") return { parameter: "seconds", value: longest(can.seconds) };
  return /^(seconds|size|audio)$/.test(first.field) ? { parameter: first.field, value: first.used } : undefined;
}
