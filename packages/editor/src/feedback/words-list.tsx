import type { Feedback } from "@reelgraph/server/wire";
import { useMediaLinks } from "../api/media.ts";
import { ago } from "../ui/ago.ts";
import { aspects } from "./aspects.ts";
import styles from "./feedback.module.css";
import { words } from "./words.ts";

const most = 30;

/** What viewers wrote, the newest first, beside the film that they wrote it about. */
export function Words({ said }: { readonly said: readonly Feedback[] }) {
  const text = words.use();
  const written = said.filter((one) => one.text !== undefined).slice(0, most);
  if (written.length === 0) return <p className={styles["quiet"]}>{text.nobody}</p>;
  return (
    <ul className={styles["said"]}>
      {written.map((one) => (
        <li key={`${one.at} ${one.clip} ${one.by}`}>
          <Thumbnail clip={one.clip} />
          <div>
            <p>{one.text}</p>
            <small>
              {one.by} · {ago(one.at)}
              {aspects.map(({ id }) => {
                const mark = one[id];
                return mark === undefined ? null : <span key={id}>{text.mean(text[id], String(mark))}</span>;
              })}
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ clip }: { readonly clip: string }) {
  const links = useMediaLinks(clip);
  return links?.thumbnail === undefined ? <i /> : <img src={links.thumbnail} alt="" loading="lazy" />;
}
