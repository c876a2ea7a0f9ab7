import { useMediaLinks } from "../../api/media.ts";
import styles from "./poster.module.css";
import { useShown } from "./shown.ts";

/** From afar a card is the picture of what it made, where it made one. */
export function Poster({ path }: { readonly path: string }) {
  const media = useShown(path)?.media;
  const thumbnail = useMediaLinks(media?.sha256)?.thumbnail;
  return thumbnail && <img className={styles["poster"]} src={thumbnail} alt="" draggable={false} />;
}
