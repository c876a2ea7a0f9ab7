import type { Media } from "@reelgraph/engine";

/** A film, a picture or a sound; nothing is loaded of a film or a sound before it is played. */
export function Player({
  media,
  links,
  label,
  muted = false,
}: {
  readonly media: Pick<Media, "media">;
  readonly links: { readonly url: string; readonly thumbnail?: string };
  readonly label: string;
  readonly muted?: boolean;
}) {
  const { url, thumbnail } = links;
  if (media.media === "image") return <img src={url} alt={label} loading="lazy" />;
  if (media.media === "audio") return <audio src={url} controls preload="none" aria-label={label} />;
  return <video src={url} poster={thumbnail} controls muted={muted} playsInline preload="none" aria-label={label} />;
}
