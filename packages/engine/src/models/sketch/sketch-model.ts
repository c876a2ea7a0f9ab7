import type { MediaTools } from "../../host.ts";
import type { ModelInfo, VideoModel } from "../model.ts";

/** What stands in a pipeline to name it. */
export const sketchId = "sketch";

/** Frames a second of every sketch. */
const sketchFps = 24;

/** What there is to know about the offline model without running it. */
export const sketchInfo: ModelInfo = {
  id: sketchId,
  title: "Sketch (offline previsualisation)",
  version: "6",
  capabilities: {
    seconds: { min: 1, max: 60, step: 0.5 },
    sizes: { min: 64, max: 1920 },
    defaultSize: { width: 960, height: 540 },
    audio: "optional",
    negative: "native",
    style: "native",
    image: { first: true, last: false, references: 4 },
    seed: true,
  },
};

/** The offline model: draws what it reads in the prompt. Free, deterministic, and plain to see as a sketch. */
export function sketchModel(media: MediaTools): VideoModel {
  return {
    ...sketchInfo,
    price: () => ({ min: 0, max: 0 }),
    generate({ prompt, style, negative, seconds, size, seed, audio, image }, job) {
      const frame = size ?? { width: 960, height: 540 };
      return media.sketch(
        {
          prompt,
          seconds,
          size: frame,
          fps: sketchFps,
          seed,
          audio,
          ...(style === undefined ? {} : { style }),
          ...(negative === undefined ? {} : { negative }),
          ...(image === undefined ? {} : { image }),
        },
        job,
      );
    },
  };
}
