import type { VideoRequest } from "../../host.ts";
import { impossible, type InputNames } from "../wire/named-input.ts";
import { falWays, type Way, type Ways } from "./endpoints.ts";
import { shapes } from "./sizes.ts";

/** For an endpoint that nobody has described here: the names that most of them use. */
const plainNames: InputNames = {
  seconds: "number",
  ratios: shapes.cinema,
  resolutions: { 2160: "4k" },
  audio: "generate_audio",
  negative: "negative_prompt",
  seed: "seed",
  first: "image_url",
  last: "end_image_url",
  references: "image_urls",
};

/**
 * The endpoint for a request, and its names. A model goes by what is asked of it; an endpoint that was named in full is
 * taken as it is, with plain names where nobody has described it. Throws `VendorError` for what no endpoint takes.
 */
export function routeOf(name: string, request: VideoRequest): Way {
  const ways = Object.hasOwn(falWays, name) ? falWays[name] : undefined;
  if (ways) return choose(name, ways, request);
  const all = Object.values(falWays).flatMap((ways): Way[] => Object.values(ways));
  return all.find((way) => way.endpoint === name) ?? { endpoint: name, names: plainNames };
}

function choose(name: string, ways: Ways, { image, lastImage, references = [], work }: VideoRequest): Way {
  const refuse = (what: string) => impossible(`${name} takes ${what}`);
  if (work) {
    const way = work.how === "extend" ? ways.extend : ways.edit;
    if (!way) throw refuse("no clip to work on");
    return way;
  }
  if (references.length > 0) {
    if (image || lastImage) throw refuse("either reference images or a first frame, not both,");
    if (!ways.references) throw refuse("no reference images");
    return ways.references;
  }
  if (lastImage) {
    if (!image || !ways.last) throw refuse("a last frame only with a first one");
    return ways.last;
  }
  return image ? ways.first : ways.text;
}
