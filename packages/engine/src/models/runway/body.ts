import type { VideoRequest } from "../../host.ts";
import type { Image, Video } from "../../ports/values.ts";
import type { ReadMedia } from "../adapter.ts";
import { impossible, tooLarge } from "../wire/named-input.ts";
import { dataUrl } from "../wire/pictures.ts";
import { modelName } from "../wire/tolerant.ts";
import { runwayModels } from "./catalogue.ts";

/** "Up to 5 MB", in characters; of pictures and of clips. */
const mostPicture = 5_000_000;
/** Only makes clips from a first frame. */
const needsImage = new Set(["gen4_turbo"]);

/** What is sent, and where. */
export interface RunwayRequest {
  readonly path: "/v1/text_to_video" | "/v1/image_to_video" | "/v1/video_to_video";
  body(): Promise<Record<string, unknown>>;
}

/** A request in Runway's shape, which refuses fields that a model doesn't know. Throws `VendorError`. */
export function runwayRequest(request: VideoRequest, read: ReadMedia): RunwayRequest {
  const { prompt, seconds, size, negative, audio, seed, image, lastImage, references = [], work } = request;
  const model = modelName(request.model);
  const uri = async (one: Image | Video) => {
    const url = await dataUrl(one, read);
    if (url.length > mostPicture) throw tooLarge(mostPicture);
    return url;
  };
  const { video } = work ?? {};
  if (video)
    return {
      path: "/v1/video_to_video",
      body: async () => ({ model, promptText: prompt, videoUri: await uri(video), seed }),
    };
  const can = runwayModels.find(({ id }) => id === model)?.capabilities;
  if (lastImage && !image) throw impossible("Runway takes a last frame only with a first one");
  if (image && references.length > 0)
    throw impossible("Runway takes either a first frame or reference images, not both");
  if (!image && needsImage.has(model)) throw impossible(`Runway's ${model} only makes clips from a first frame`);
  const fields = {
    model,
    promptText: prompt,
    duration: seconds,
    ...(size ? { ratio: `${size.width}:${size.height}` } : {}),
    ...(can?.audio === "optional" || (!can && audio) ? { audio } : {}),
    ...(negative === undefined ? {} : { negativePrompt: negative }),
    ...(can?.seed ? { seed } : {}),
  };
  const at = async (position: "first" | "last", one: Image) => ({ position, uri: await uri(one) });
  if (image)
    return {
      path: "/v1/image_to_video",
      body: async () => ({
        ...fields,
        promptImage: [await at("first", image), ...(lastImage ? [await at("last", lastImage)] : [])],
      }),
    };
  return {
    path: "/v1/text_to_video",
    body: async () => ({
      ...fields,
      ...(references.length > 0
        ? { references: await Promise.all(references.map(async (one) => ({ uri: await uri(one) }))) }
        : {}),
    }),
  };
}
