import { Film, Play } from "lucide-react";
import { useState } from "react";
import { useMediaLinks } from "../../api/media.ts";
import styles from "./picture.module.css";
import { useShown } from "./shown.ts";
import { clock } from "../../ui/timecode.ts";
import { words } from "./words.ts";

/** One picture of what was made. A clip plays while the pointer is on it, silent; only then is there a decoder. */
export function Picture({ path }: { readonly path: string }) {
  const shown = useShown(path);
  const media = shown?.media;
  const links = useMediaLinks(media?.sha256);
  const [playing, setPlaying] = useState(false);
  const text = words.use();
  if (!media || !links?.thumbnail) {
    return (
      <div className={styles["picture"]} data-empty="true">
        <Film size={18} strokeWidth={1.5} aria-hidden="true" />
      </div>
    );
  }
  const name = shown?.item.at(-1);
  return (
    <div
      className={styles["picture"]}
      onPointerEnter={() => setPlaying(media.media === "video")}
      onPointerLeave={() => setPlaying(false)}
    >
      {playing ? (
        <video src={links.url} poster={links.thumbnail} autoPlay muted loop playsInline />
      ) : (
        <img src={links.thumbnail} alt={name ?? text.result} draggable={false} />
      )}
      {name !== undefined && <span className={styles["tag"]}>{name}</span>}
      {media.media === "video" && (
        <span className={styles["length"]}>
          {!playing && <Play size={9} fill="currentColor" aria-hidden="true" />}
          {clock(media.seconds * 1000, { tenths: true })}
        </span>
      )}
    </div>
  );
}
