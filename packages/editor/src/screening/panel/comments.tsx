import { Crosshair, MapPin, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ago } from "../../ui/ago.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRoom, useTheRoom, useTransport } from "../context.ts";
import { nobody, person } from "../person.ts";
import { timecode } from "../../ui/timecode.ts";
import { comment, uncomment } from "../say.ts";
import type { Take } from "../takes.ts";
import { words } from "../words.ts";
import styles from "./panel.module.css";

/** What people said of a take, at moments of it and points of its picture. */
export function Comments({ take: { file }, name }: { readonly take: Take; readonly name: string }) {
  const room = useTheRoom();
  const text = words.use();
  const marks = useRoom((state) => state.marks);
  const pointing = useRoom((state) => state.pointing);
  const point = useRoom((state) => state.point);
  // Only in the grid one picture is seen whole, and alone.
  const inGrid = useRoom((state) => state.mode === "grid");
  const fps = useTransport((state) => state.fps);
  const pointable = inGrid && file?.media.media !== "audio";
  const moving = file?.media.media === "video";
  const [said, setSaid] = useState("");
  const [timed, setTimed] = useState(true);
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  // Whoever has set a point goes on to say what is there.
  useEffect(() => {
    if (point) field.current?.focus();
  }, [point]);
  if (!file) return null;
  const { sha256 } = file.media;
  const remarks = (marks.get(sha256)?.comments ?? []).toSorted((a, b) => (a.seconds ?? -1) - (b.seconds ?? -1));
  const add = async () => {
    if (said.trim() === "") return;
    const seconds = moving && timed ? { seconds: room.transport.time } : {};
    await comment(room, sha256, { text: said.trim(), ...seconds, ...point });
    if (room.store.getState().refused === undefined) setSaid("");
    room.point(undefined);
  };
  return (
    <section className={styles["comments"]}>
      <h3>{text.comments}</h3>
      <ul>
        {remarks.map(({ id, by, at, text: words, seconds, x }) => (
          <li key={id}>
            <span>
              <b>{by === nobody ? text.nameless : by}</b>
              {seconds === undefined ? (
                <small>{ago(at)}</small>
              ) : (
                <button type="button" onClick={() => room.transport.seek(seconds)}>
                  {timecode(seconds, fps)}
                </button>
              )}
              {x !== undefined && (
                <MapPin size={12} role="img" aria-label={text.hasPoint}>
                  <title>{text.hasPoint}</title>
                </MapPin>
              )}
              {by === person() && (
                <IconButton icon={Trash2} label={text.remove} onClick={() => void uncomment(room, sha256, id)} />
              )}
            </span>
            <p>{words}</p>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <textarea
          ref={field}
          rows={2}
          value={said}
          aria-label={text.comment(name)}
          placeholder={text.comment(name)}
          onChange={({ target }) => setSaid(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.stopPropagation();
            void add();
            // The keys belong to the room again.
            event.currentTarget.closest<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
          }}
        />
        <span>
          {moving && (
            <label>
              <input type="checkbox" checked={timed} onChange={({ target }) => setTimed(target.checked)} />
              {timed ? text.atTime(timecode(now, fps)) : text.whole}
            </label>
          )}
          {pointable && (
            <IconButton
              icon={Crosshair}
              label={point ? text.pointed : text.point}
              on={pointing || point !== undefined}
              onClick={() => (point ? room.point(undefined) : room.aim())}
            />
          )}
          <Button type="submit" disabled={said.trim() === ""}>
            {text.send}
          </Button>
        </span>
      </form>
    </section>
  );
}

/** The transport's time, as often as people can read it. */
function useNow(): number {
  const { transport } = useTheRoom();
  const [now, setNow] = useState(transport.time);
  useEffect(() => {
    let told = 0;
    return transport.onTime((seconds) => {
      const at = performance.now();
      if (transport.store.getState().playing && at - told < 250) return;
      told = at;
      setNow(seconds);
    });
  }, [transport]);
  return now;
}
