import { Crosshair, MessageSquare } from "lucide-react";
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import { timecode } from "../ui/timecode.ts";
import { useRoom, useTheRoom, useTransport } from "./context.ts";
import { nobody } from "./person.ts";
import { moved, pointIn, type Point } from "./point.ts";
import styles from "./points.module.css";
import type { Take } from "./takes.ts";
import { words } from "./words.ts";

/**
 * Points of a take's picture: those that comments are about, and the one that is about to be set. It lies over the
 * picture itself, not over the bars beside it.
 */
export function Points({ take }: { readonly take: Take }) {
  const room = useTheRoom();
  const text = words.use();
  const focused = useRoom((state) => state.focus === take.id);
  const pointing = useRoom((state) => state.pointing);
  const point = useRoom((state) => (state.focus === take.id ? state.point : undefined));
  const marks = useRoom((state) => state.marks);
  const fps = useTransport((state) => state.fps);
  const media = take.file?.media;
  if (media?.media !== "video" && media?.media !== "image") return null;
  const comments = marks.get(media.sha256)?.comments ?? [];
  const size: CSSProperties = { "--ratio": media.width / media.height };
  const onPicture = (event: MouseEvent<HTMLDivElement>) => {
    room.show(take.id);
    if (pointing) room.point(pointIn(event.currentTarget.getBoundingClientRect(), event));
  };
  return (
    <div className={styles["points"]} style={size} data-pointing={pointing} onClick={onPicture}>
      {comments.map(({ id, by, x, y, seconds, text: said }) => {
        if (x === undefined || y === undefined) return null;
        const at = seconds === undefined ? undefined : timecode(seconds, fps);
        return (
          <button
            key={id}
            type="button"
            className={styles["pin"]}
            style={placeOf({ x, y })}
            aria-label={text.pin(by === nobody ? text.nameless : by, said, at)}
            title={said}
            onClick={() => seconds !== undefined && room.transport.seek(seconds)}
          >
            <MessageSquare size={12} aria-hidden="true" />
          </button>
        );
      })}
      {point && <i className={styles["pin"]} data-new="true" style={placeOf(point)} />}
      {pointing && focused && <Aim />}
    </div>
  );
}

/** What the keyboard points with: arrows move it, Enter sets the point, Escape lets it be. */
function Aim() {
  const room = useTheRoom();
  const text = words.use();
  const [at, setAt] = useState<Point>({ x: 0.5, y: 0.5 });
  const aim = useRef<HTMLButtonElement>(null);
  useEffect(() => aim.current?.focus({ preventScroll: true }), []);
  const onKey = (event: KeyboardEvent) => {
    const next = moved(at, event);
    if (event.key === "Escape") room.set({ pointing: false });
    else if (next) setAt(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      ref={aim}
      type="button"
      className={styles["aim"]}
      style={placeOf(at)}
      aria-label={text.aim(Math.round(at.x * 100), Math.round(at.y * 100))}
      onKeyDown={onKey}
      onClick={(event) => {
        event.stopPropagation();
        room.point(at);
      }}
    >
      <Crosshair size={22} strokeWidth={1.6} aria-hidden="true" />
    </button>
  );
}

const placeOf = ({ x, y }: Point): CSSProperties => ({ left: `${x * 100}%`, top: `${y * 100}%` });
