import type { Fields } from "./http/fields.ts";
import type { AskedFor } from "./options.ts";
import { type Problem, problem } from "./problem.ts";
import type { Settings } from "./settings.ts";

/** What a submission asks for, with the vendor's defaults filled in. */
export interface Ask extends AskedFor {
  readonly fps: number;
}

const maxSide = 4096;
const maxSeconds = 60;
/** In all frames together: half a minute of 1080p. More would keep this process busy for longer than anybody waits. */
const maxPixels = 2e9;

/** Reads a submission in the profile's dialect. */
export function readAsk(fields: Fields, settings: Settings): Ask | Problem {
  const { profile, models } = settings;
  const wrongForm = profile.refuses(fields);
  if (wrongForm) return wrongForm;
  const { values } = fields;
  const wrong = (param: string, expected: string) =>
    problem(400, "invalid_value", `${param} must be ${expected}`, param);

  const { prompt, model = models?.[0] ?? "mock-video" } = values;
  if (typeof prompt !== "string" || prompt.trim() === "") return wrong("prompt", "a text");
  if (typeof model !== "string" || model === "") return wrong("model", "a text");
  if (models && !models.includes(model)) return problem(404, "model_not_found", `There is no model ${model}`, "model");

  const seconds = profile.seconds(values["seconds"], fields);
  if (seconds === undefined || seconds > maxSeconds) return wrong("seconds", profile.secondsExpected);
  const size = readSize(values);
  if (!size) return wrong("size", `WIDTHxHEIGHT in even pixels, at most ${maxSide}`);
  const seed = whole(values["seed"] ?? profile.seed);
  if (seed === undefined) return wrong("seed", "a whole number");
  const fps = Number(values["fps"] ?? settings.fps);
  if (!(fps >= 1 && fps <= 60)) return wrong("fps", "1 to 60");
  if (size.width * size.height * seconds * fps > maxPixels) return wrong("size", "smaller for so many seconds");
  return { prompt, model, seconds, ...size, seed, fps };
}

function readSize(values: Fields["values"]): { width: number; height: number } | undefined {
  const { size = "720x1280", width, height } = values;
  const text = width === undefined && height === undefined ? size : `${String(width)}x${String(height)}`;
  const match = typeof text === "string" ? /^(\d+)x(\d+)$/.exec(text) : null;
  const [w, h] = [Number(match?.[1]), Number(match?.[2])];
  const fits = (side: number) => side >= 16 && side <= maxSide && side % 2 === 0;
  return fits(w) && fits(h) ? { width: w, height: h } : undefined;
}

function whole(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}
