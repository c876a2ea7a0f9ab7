import type { VideoRequest } from "../../host.ts";
import type { Image, Video } from "../../ports/values.ts";
import type { ReadMedia } from "../adapter.ts";
import { tooLarge } from "../wire/named-input.ts";
import { base64 } from "../wire/pictures.ts";
import { ratioOf, sideOf } from "../wire/sizes.ts";
import { modelName } from "../wire/tolerant.ts";
import { ratios } from "./catalogue.ts";

/** One background interaction that makes one clip. Clips inside the answer are limited to 4 MB, so an address is asked for. */
export async function bodyOf(request: VideoRequest, read: ReadMedia): Promise<Record<string, unknown>> {
  const { model, prompt, seconds, size, seed, image, references = [], work } = request;
  if (work?.video) return workOn(work.video, request, read);
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

/** Bytes that go inside a request. */
const mostInline = 4 * 1024 * 1024;

/** Work on a clip: one that Google made is named by its interaction, any other is sent along. */
async function workOn(video: Video, request: VideoRequest, read: ReadMedia): Promise<Record<string, unknown>> {
  const { model, prompt, seconds, seed, work } = request;
  if (!work?.job && video.bytes > mostInline) throw tooLarge(Math.floor((mostInline * 4) / 3));
  const clip = async () => ({ type: "video", data: base64(await read(video)), mime_type: video.type });
  return {
    model: modelName(model),
    ...(work?.job
      ? { input: prompt, previous_interaction_id: work.job.id }
      : { input: [{ type: "text", text: prompt }, await clip()] }),
    background: true,
    store: true,
    response_format: {
      type: "video",
      delivery: "uri",
      ...(work?.how === "extend" ? { duration: `${Math.round(seconds)}s` } : {}),
    },
    generation_config: { seed, video_config: { task: work?.how === "extend" ? "extend" : "edit" } },
  };
}

function resolutionOf(side: number): string {
  return side === 2160 ? "4k" : `${side}p`;
}

function taskOf(image: Image | undefined, references: readonly Image[]): string {
  if (references.length > 0) return "reference_to_video";
  return image ? "image_to_video" : "text_to_video";
}
