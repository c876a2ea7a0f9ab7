import type { Question } from "@reelgraph/engine";
import { useMediaLinks } from "../../api/media.ts";
import { Player } from "../../ui/player.tsx";
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
  return links ? <Player media={media} links={links} label={name} /> : <div className={styles["blank"]} />;
}
