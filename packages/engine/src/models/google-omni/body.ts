import type { VideoRequest } from "../../host.ts";
import type { Image } from "../../ports/values.ts";
import type { AdapterOptions } from "../adapter.ts";
import { base64 } from "../wire/pictures.ts";
import { ratioOf, sideOf } from "../wire/sizes.ts";
import { modelName } from "../wire/tolerant.ts";
import { ratios } from "./catalogue.ts";

/** One background interaction that makes one clip. Clips inside the answer are limited to 4 MB, so an address is asked for. */
export async function bodyOf(request: VideoRequest, read: AdapterOptions["read"]): Promise<Record<string, unknown>> {
  const { model, prompt, seconds, size, seed, image, references = [] } = request;
  const pictures = [...(image ? [image] : []), ...references];
  const picture = async (one: Image) => ({ type: "image", data: base64(await read(one)), mime_type: one.type });
  return {
    model: modelName(model),
    input:
      pictures.length === 0 ? prompt : [{ type: "text", text: prompt }, ...(await Promise.all(pictures.map(picture)))],
    background: true,
    store: true,
    response_format: {
      type: "video",
      duration: `${Math.round(seconds)}s`,
      delivery: "uri",
      ...(size ? { aspect_ratio: ratioOf(size, ratios), resolution: resolutionOf(sideOf(size)) } : {}),
    },
    generation_config: { seed, video_config: { task: taskOf(image, references) } },
  };
}

function resolutionOf(side: number): string {
  return side === 2160 ? "4k" : `${side}p`;
}

function taskOf(image: Image | undefined, references: readonly Image[]): string {
  if (references.length > 0) return "reference_to_video";
  return image ? "image_to_video" : "text_to_video";
}
