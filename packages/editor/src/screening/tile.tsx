import { Check, Download, Ellipsis, Link2, X } from "lucide-react";
import { useState } from "react";
import { Menu } from "../ui/menu.tsx";
import { Clip } from "./clip.tsx";
import { useRoom, useTheRoom } from "./context.ts";
import { Points } from "./points.tsx";
import { mineOf } from "./room.ts";
import { choose, rate } from "./say.ts";
import { ShareLink } from "./share-link.tsx";
import { Stars } from "./stars.tsx";
import { overallOf, type Take } from "./takes.ts";
import styles from "./tile.module.css";
import { words } from "./words.ts";

/** One take on the screen, with what was said of it and the acts that go with it. */
export function Tile({ take, name, number }: { readonly take: Take; readonly name: string; readonly number: number }) {
  const room = useTheRoom();
  const text = words.use();
  const focused = useRoom((state) => state.focus === take.id);
  const blind = useRoom((state) => state.blind !== undefined);
  const marks = useRoom((state) => state.marks);
  const [sharing, setSharing] = useState(false);
  const { stars, choice } = mineOf(take, { marks });
  const score = overallOf(take);
  return (
    <figure className={styles["tile"]} data-focus={focused} data-choice={choice}>
      <div className={styles["picture"]} onClick={() => room.show(take.id)}>
        <Clip take={take} name={name} />
        <Points take={take} />
        <span className={styles["number"]}>{number}</span>
        <span className={styles["name"]}>{name}</span>
        {!blind && score !== undefined && (
          <span className={styles["score"]} aria-label={text.score(score.toFixed(1))} role="img">
            {score.toFixed(1)}
          </span>
        )}
      </div>
      {take.file && (
        <figcaption>
          <Stars count={stars} of={name} onRate={(to) => void rate(room, to, take)} />
          {!blind && take.seed !== undefined && <span className={styles["seed"]}>{text.seed(take.seed)}</span>}
          <span className={styles["acts"]}>
            <button
              type="button"
              aria-pressed={choice === "rejected"}
              aria-label={text.reject}
              title={text.reject}
              className={styles["reject"]}
              onClick={() => void choose(room, "rejected", take)}
            >
              <X size={14} aria-hidden="true" />
            </button>
            <button
              type="button"
              aria-pressed={choice === "picked"}
              title={choice === "picked" ? text.unpick : text.pick}
              className={styles["pick"]}
              onClick={() => void choose(room, "picked", take)}
            >
              {choice === "picked" && <Check size={14} aria-hidden="true" />}
              {choice === "picked" ? text.picked : text.pick}
            </button>
            <Menu
              label={text.more}
              className={styles["more"]}
              items={[
                {
                  id: "share",
                  title: text.share,
                  icon: Link2,
                  onSelect: () => setSharing(true),
                },
                {
                  id: "download",
                  title: text.download,
                  icon: Download,
                  onSelect: () => download(take.file?.links.save ?? take.file?.links.url, name),
                },
              ]}
            >
              <Ellipsis size={15} aria-hidden="true" />
            </Menu>
          </span>
        </figcaption>
      )}
      {sharing && take.file && <ShareLink clip={take.file.media.sha256} onClose={() => setSharing(false)} />}
    </figure>
  );
}

/** Has the browser keep a file; the server says that it is one to keep. */
function download(url: string | undefined, name: string): void {
  if (url !== undefined) Object.assign(document.createElement("a"), { href: url, download: name }).click();
}
