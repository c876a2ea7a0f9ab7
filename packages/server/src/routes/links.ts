import type { Media } from "@reelgraph/engine";
import { spriteLayout } from "@reelgraph/engine/node";
import type { Signer } from "../http/addresses.ts";
import type { LinkedMedia, MediaLinks } from "../wire/media.ts";

const hourMs = 60 * 60 * 1000;
/** Good for at least so long. */
const goodMs = 12 * hourMs;

/**
 * Makes addresses of media that need no token, until `latest` at most (ms since the epoch). Those of one hour are alike, so
 * that a browser keeps what it has. With the run that gave them, there is one for keeping the file.
 */
export function linker(access: Signer, latest = Infinity): (media: Media, run?: string) => LinkedMedia {
  const until = Math.min(latest, Math.ceil(Date.now() / hourMs) * hourMs + goodMs);
  const signed = (path: string) => `${path}?${access.sign(path, until)}`;
  return (media, run) => {
    const path = `/api/artifacts/${media.sha256}`;
    const links: MediaLinks = {
      url: signed(path),
      until,
      ...picturesOf(media, (what) => signed(`${path}/${what}`)),
      ...(run === undefined ? {} : { save: signed(`/api/runs/${run}/files/${media.sha256}`) }),
    };
    return { media, links };
  };
}

function picturesOf(media: Media, signed: (what: string) => string): Omit<MediaLinks, "url" | "until"> {
  if (media.media === "audio") return {};
  const thumbnail = signed("thumbnail");
  if (media.media === "image") return { thumbnail };
  return { thumbnail, frame: signed("frame"), sprites: { url: signed("sprites"), ...spriteLayout(media) } };
}
