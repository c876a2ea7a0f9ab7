import { failure } from "../errors.ts";
import type { Adjustment, Size, VideoPlan, VideoRequest } from "../host.ts";
import type { Capabilities, VideoModel } from "./model.ts";
import { splitSeconds } from "./split-seconds.ts";

/**
 * Fits a request to what a model can do (S2, S15). Everything that had to give way is listed; what can't be adapted at
 * all, such as a first frame for a model that takes none, throws `unsupported-request`.
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

  const { prompt: _, style, negative, size: __, ...rest } = request;
  const words = [
    ...(style && can.style === "prefix" ? [`${style} style.`] : []),
    request.prompt,
    ...(negative && can.negative === "suffix" ? [`Avoid: ${negative}.`] : []),
  ];
  if (style && can.style === "prefix") change("style", style, "in the prompt", "the model has no style parameter");
  if (negative && can.negative === "suffix") {
    change("negative", negative, "in the prompt", "the model has no negative prompt");
  }
  const base: VideoRequest = {
    ...rest,
    audio,
    size,
    prompt: words.join(" "),
    ...(style && can.style === "native" ? { style } : {}),
    ...(negative && can.negative === "native" ? { negative } : {}),
  };
  const segments = lengths.map((seconds) => ({ ...base, seconds }));
  const prices = segments.map((segment) => model.price(segment));
  const known = prices.flatMap((price) => price ?? []);
  const sum = (end: "min" | "max") => known.reduce((total, price) => total + price[end], 0);
  const price = known.length === prices.length ? { price: { min: sum("min"), max: sum("max") } } : {};
  return { model: model.id, version: model.version, segments, adjustments, ...price };
}

function refuseImpossible(request: VideoRequest, { id, capabilities: { image } }: VideoModel): void {
  const refuse = (what: string) => {
    throw failure("unsupported-request", `The model "${id}" takes no ${what}`, {
      hint: "choose another model, or leave it out",
    });
  };
  if (request.image && !image.first) refuse("first frame");
  if (request.lastImage && !image.last) refuse("last frame");
  const references = request.references?.length ?? 0;
  if (references > image.references)
    refuse(image.references === 0 ? "reference images" : `more than ${image.references} reference images`);
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
