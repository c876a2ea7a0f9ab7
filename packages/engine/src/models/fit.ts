import { failure, type Problem, type ReelgraphError } from "../errors.ts";
import type { Adjustment, Size, VideoPlan, VideoRequest } from "../host.ts";
import type { Image } from "../ports/values.ts";
import type { Capabilities, VideoModel } from "./model.ts";
import { splitSeconds } from "./split-seconds.ts";

/**
 * Fits a request to what a model can do (S2, S15). Everything that had to give way is listed; what can't be adapted at
 * all, such as a first frame for a model that takes none, throws `unsupported-request`, and so does everything that would
 * give way when the request is strict.
 */
export function fit(request: VideoRequest, model: VideoModel): VideoPlan {
  const can = model.capabilities;
  const adjustments: Adjustment[] = [];
  const change = <T extends string | number | boolean>(field: string, asked: T, used: T, why: string): T => {
    if (asked !== used) adjustments.push({ field, asked, used, why });
    return used;
  };
  refuseImpossible(request, model);

  const size = fitSize(request.size ?? can.defaultSize, can.sizes);
  const lengths = splitSeconds(request.seconds, can.seconds);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  change("seconds", request.seconds, total, "the model makes clips of other lengths");
  if (lengths.length > 1) {
    if (!can.image.first)
      refuse(model, `clips of more than ${longest(can.seconds)} s, nor can it continue one`, "makes", {
        parameter: "seconds",
        value: longest(can.seconds),
      });
    change(
      "clips",
      1,
      lengths.length,
      `one clip is ${longest(can.seconds)} s at most; each continues from the last frame`,
    );
  }
  if (request.size) change("size", sizeText(request.size), sizeText(size), "the nearest size that the model makes");
  const audio = can.audio === "always" || (request.audio && can.audio === "optional");
  change("audio", request.audio, audio, audio ? "the model always adds sound" : "the model makes no sound");

  const { prompt: _, style, negative, size: __, strict, seedChosen, lastImage, ...rest } = request;
  const words = [
    ...(style && can.style === "prefix" ? [`${style} style.`] : []),
    request.prompt,
    ...(negative && can.negative === "suffix" ? [`Avoid: ${negative}.`] : []),
  ];
  if (style && can.style === "prefix") change("style", style, "in the prompt", "the model has no style parameter");
  if (negative && can.negative === "suffix") {
    change("negative", negative, "in the prompt", "the model has no negative prompt");
  }
  if (seedChosen && !can.seed) change("seed", String(request.seed), "none", "the model takes no seed");
  if (strict && adjustments.length > 0) throw notAsAsked(model, adjustments, mendOf(adjustments, can));
  const base: VideoRequest = {
    ...rest,
    audio,
    size,
    prompt: words.join(" "),
    ...(style && can.style === "native" ? { style } : {}),
    ...(negative && can.negative === "native" ? { negative } : {}),
  };
  const segments = lengths.map((seconds, index) => ({
    ...base,
    seconds,
    ...(lastImage && index === lengths.length - 1 ? { lastImage } : {}),
  }));
  // All but the first start from a picture, which some vendors charge.
  const prices = segments.map((segment, index) =>
    model.price(index === 0 ? segment : { ...segment, image: someFrame }),
  );
  const known = prices.flatMap((price) => price ?? []);
  const sum = (end: "min" | "max") => known.reduce((total, price) => total + price[end], 0);
  const price = known.length === prices.length ? { price: { min: sum("min"), max: sum("max") } } : {};
  return { model: model.id, version: model.version, segments, adjustments, ...price };
}

/** Stands for the last frame of the clip before, which isn't there yet. */
const someFrame: Image = { media: "image", sha256: "", bytes: 0, type: "image/png", width: 0, height: 0 };

function refuseImpossible(request: VideoRequest, model: VideoModel): void {
  const { image } = model.capabilities;
  if (request.image && !image.first) refuse(model, "first frame");
  if (request.lastImage && !image.last) refuse(model, "last frame");
  const references = request.references?.length ?? 0;
  if (references > image.references)
    refuse(model, image.references === 0 ? "reference images" : `more than ${image.references} reference images`);
}

function refuse({ id }: VideoModel, what: string, does = "takes", mend?: Problem["mend"]): never {
  throw failure("unsupported-request", `The model "${id}" ${does} no ${what}`, {
    hint: "choose another model, or leave it out",
    ...(mend ? { mend } : {}),
  });
}

/** The one parameter that would have to be another; undefined where several things give way. */
function mendOf([first, ...others]: readonly Adjustment[], can: Capabilities): Problem["mend"] {
  if (!first || others.length > 0) return undefined;
  if (first.field === "clips") return { parameter: "seconds", value: longest(can.seconds) };
  return /^(seconds|size|audio)$/.test(first.field) ? { parameter: first.field, value: first.used } : undefined;
}

function notAsAsked({ id }: VideoModel, adjustments: readonly Adjustment[], mend: Problem["mend"]): ReelgraphError {
  const changes = adjustments.map(({ field, asked, used }) => `${field} ${asked} → ${used}`).join(", ");
  return failure("unsupported-request", `The model "${id}" can't make this as asked: ${changes}`, {
    hint: 'choose another model, ask for what this one makes, or leave out "strict"',
    ...(mend ? { mend } : {}),
  });
}

function longest(seconds: Capabilities["seconds"]): number {
  return "max" in seconds ? seconds.max : Math.max(...seconds);
}

function fitSize(asked: Size, sizes: Capabilities["sizes"]): Size {
  if (!("min" in sizes)) return nearestSize(asked, sizes);
  const bound = (pixels: number) => Math.min(sizes.max, Math.max(sizes.min, Math.round(pixels / 2) * 2));
  return { width: bound(asked.width), height: bound(asked.height) };
}

/** The nearest shape first, then the nearest number of pixels. */
function nearestSize(asked: Size, sizes: readonly Size[]): Size {
  const distance = ({ width, height }: Size) =>
    Math.abs(Math.log((width / height) * (asked.height / asked.width))) * 10 +
    Math.abs(Math.log((width * height) / (asked.width * asked.height)));
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best), sizes[0] ?? asked);
}

function sizeText({ width, height }: Size): string {
  return `${width}x${height}`;
}
