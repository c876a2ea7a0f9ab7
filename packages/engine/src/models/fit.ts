import type { VideoPlan, VideoRequest } from "../host.ts";
import { aFrame } from "../ports/stand-ins.ts";
import { fitSize, priceIn, sizesOfAny, sizeText } from "./fit-size.ts";
import { fitWords, openChanges, refuseChanges } from "./fit-words.ts";
import { fitWork } from "./fit-work.ts";
import type { VideoModel } from "./model.ts";
import { refuse } from "./refuse.ts";
import { longest, splitSeconds } from "./split-seconds.ts";

/**
 * Fits a request to what a model can do (S2, S15). Everything that had to give way is listed; what can't be adapted at
 * all, such as a first frame for a model that takes none, throws `unsupported-request`, and so does everything that would
 * give way when the request is strict.
 */
export function fit(request: VideoRequest, model: VideoModel): VideoPlan {
  if (request.work) return fitWork(request, request.work, model);
  const can = model.capabilities;
  const changes = openChanges();
  refuseImpossible(request, model);

  const size = fitSize(request.size ?? can.defaultSize, can.sizes);
  const lengths = splitSeconds(request.seconds, can.seconds);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  changes.note("seconds", request.seconds, total, "the model makes clips of other lengths");
  if (lengths.length > 1) {
    const most = longest(can.seconds);
    if (!can.image.first)
      throw refuse(model, `makes no clips of more than ${most} s, nor can it continue one`, {
        mend: { parameter: "seconds", value: most },
      });
    changes.note("clips", 1, lengths.length, `one clip is ${most} s at most; each continues from the last frame`);
  }
  if (request.size)
    changes.note("size", sizeText(request.size), sizeText(size), "the nearest size that the model makes");
  const { lastImage, ...base } = fitWords({ ...request, size }, model, changes);
  refuseChanges(request, model, changes);
  const segments = lengths.map((seconds, index) => ({
    ...base,
    seconds,
    ...(lastImage && index === lengths.length - 1 ? { lastImage } : {}),
  }));
  // All but the first start from a picture, which some vendors charge.
  const priced = segments.map((segment, index) => (index === 0 ? segment : { ...segment, image: aFrame }));
  const price = priceIn(request.anySize ? sizesOfAny(can) : [size], priced, model);
  return {
    model: model.id,
    version: model.version,
    segments,
    adjustments: changes.list,
    ...(price ? { price } : {}),
  };
}

function refuseImpossible(request: VideoRequest, model: VideoModel): void {
  const { image, makes } = model.capabilities;
  if (makes === false) throw refuse(model, "makes no clips: it works on clips that are there");
  if (request.image && !image.first) throw refuse(model, "takes no first frame");
  if (request.lastImage && !image.last) throw refuse(model, "takes no last frame");
  const references = request.references?.length ?? 0;
  if (references > image.references)
    throw refuse(
      model,
      `takes no ${image.references === 0 ? "reference images" : `more than ${image.references} reference images`}`,
    );
}
