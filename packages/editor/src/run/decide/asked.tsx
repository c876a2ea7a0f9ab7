import type { Question } from "@reelgraph/engine";
import { useMediaLinks } from "../../api/media.ts";
import { isMedia } from "../given.ts";
import styles from "./decide.module.css";
import { words } from "./words.ts";

/** What a question is about: clips and pictures to look at, words to read. */
export function Asked({ question: { items } }: { readonly question: Question }) {
  return (
    <ul className={styles["items"]}>
      {items.map(({ key, value }) => (
        <li key={key}>
          <Shown label={key} value={value} />
        </li>
      ))}
    </ul>
  );
}

function Shown({ label, value }: { readonly label: string; readonly value: unknown }) {
  const text = words.use();
  const media = isMedia(value) ? value : undefined;
  const links = useMediaLinks(media?.sha256);
  const name = text.item(label);
  if (!media) return <p>{typeof value === "string" ? value : JSON.stringify(value)}</p>;
  if (!links) return <div className={styles["blank"]} />;
  if (media.media === "image") return <img src={links.url} alt={name} />;
  if (media.media === "audio") return <audio src={links.url} controls aria-label={name} />;
  return <video src={links.url} poster={links.thumbnail} controls playsInline preload="none" aria-label={name} />;
}
