import { Film, Play } from "lucide-react";
import { useState } from "react";
import { useMediaLinks } from "../../api/media.ts";
import { words } from "../words.ts";
import styles from "./card.module.css";
import { useShown } from "./shown.ts";

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
          {timecode(media.seconds)}
        </span>
      )}
    </div>
  );
}

/** `00:09.5` */
function timecode(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(minutes).padStart(2, "0")}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
}
