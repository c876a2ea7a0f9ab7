import type { VideoRequest } from "../../host.ts";
import type { Image, Video } from "../../ports/values.ts";
import type { ReadMedia } from "../adapter.ts";
import { vendorError } from "./problems.ts";
import { dataUrl } from "./pictures.ts";
import { ratioOf, sideOf } from "./sizes.ts";

/** How one model of a marketplace calls what a request asks for. What has no name is never sent. */
export interface InputNames {
  /** How a length is written: `8`, `"8"` or `"8s"`. */
  readonly seconds?: "number" | "text" | "suffixed";
  /** Shapes, as `aspect_ratio` takes them. */
  readonly ratios?: readonly string[];
  /** `resolution` by the shorter side in pixels. */
  readonly resolutions?: Readonly<Record<number, string>>;
  readonly audio?: string;
  readonly negative?: string;
  readonly seed?: string;
  readonly first?: string;
  readonly last?: string;
  readonly references?: string;
  /** The clip that is worked on. */
  readonly clip?: string;
  /** Together at most so long as `data:` URLs, in characters. */
  readonly mostPictures?: number;
}

/**
 * A request in the model's own names, pictures as `data:` URLs. A picture that has no name here is refused, because it
 * would get lost: throws `VendorError`.
 */
export async function namedInput(
  request: VideoRequest,
  names: InputNames,
  read: ReadMedia,
): Promise<Record<string, unknown>> {
  const { prompt, seconds, size, negative, audio, seed, image, lastImage, references = [], work } = request;
  const [clip, first, last, others] = await Promise.all([
    picture(work?.video, names.clip, "clip", read),
    picture(image, names.first, "first frame", read),
    picture(lastImage, names.last, "last frame", read),
    Promise.all(references.map((one) => picture(one, names.references, "reference image", read))),
  ]);
  const long = [clip, first, last, ...others].reduce((sum, url = "") => sum + url.length, 0);
  if (long > (names.mostPictures ?? Infinity)) throw tooLarge(names.mostPictures ?? 0);
  return {
    prompt,
    ...(names.seconds ? { duration: lengths[names.seconds](seconds) } : {}),
    ...(size && names.ratios?.length ? { aspect_ratio: ratioOf(size, names.ratios) } : {}),
    ...(size && names.resolutions ? { resolution: names.resolutions[sideOf(size)] ?? `${String(sideOf(size))}p` } : {}),
    ...(names.audio ? { [names.audio]: audio } : {}),
    ...(names.negative && negative !== undefined ? { [names.negative]: negative } : {}),
    ...(names.seed ? { [names.seed]: seed } : {}),
    ...(names.clip && clip ? { [names.clip]: clip } : {}),
    ...(names.first && first ? { [names.first]: first } : {}),
    ...(names.last && last ? { [names.last]: last } : {}),
    ...(names.references && others.length > 0 ? { [names.references]: others } : {}),
  };
}

const lengths = {
  number: (seconds: number) => seconds,
  text: (seconds: number) => String(seconds),
  suffixed: (seconds: number) => `${seconds}s`,
};

/** What is asked for can't be sent; nothing was. */
export function impossible(message: string) {
  return vendorError("validation", "never", message);
}

/** The pictures or the clip of a request are longer, as `data:` URLs, than the vendor takes (`most`, in characters). */
export function tooLarge(most: number) {
  return impossible(
    `What goes with the request is too large: at most ${Math.floor((most * 3) / 4 / 1024)} KiB; make the pictures or the clip smaller`,
  );
}

async function picture(
  image: Image | Video | undefined,
  name: string | undefined,
  what: string,
  read: ReadMedia,
): Promise<string | undefined> {
  if (!image) return undefined;
  if (name === undefined) throw impossible(`This model takes no ${what} in such a request`);
  return dataUrl(image, read);
}
