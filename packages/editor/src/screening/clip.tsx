import { useEffect, useRef } from "react";
import { useTheRoom } from "./context.ts";
import type { Take } from "./takes.ts";

/** A take's picture or clip. A clip hangs on the room's transport as long as it is on the screen. */
export function Clip({ take: { id, file, text }, name }: { readonly take: Take; readonly name: string }) {
  const { transport } = useTheRoom();
  const video = useRef<HTMLVideoElement>(null);
  const media = file?.media;
  const length = media?.media === "video" ? media.seconds : undefined;
  const fps = media?.media === "video" ? media.fps : undefined;
  useEffect(() => {
    if (!video.current || length === undefined || fps === undefined) return undefined;
    return transport.add({ id, video: video.current, seconds: length, fps });
  }, [transport, id, length, fps]);
  if (!file) return <pre>{text}</pre>;
  if (media?.media === "image") return <img src={file.links.url} alt={name} draggable={false} />;
  if (media?.media === "audio") return <audio src={file.links.url} controls aria-label={name} />;
  return (
    <video
      ref={video}
      src={file.links.url}
      poster={file.links.thumbnail}
      preload="auto"
      muted
      playsInline
      disablePictureInPicture
      aria-label={name}
    />
  );
}
