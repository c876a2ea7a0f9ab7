import { RotateCw } from "lucide-react";
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { Clip } from "./clip.tsx";
import { halfPlane } from "./half-plane.ts";
import type { Take } from "./takes.ts";
import styles from "./wipe.module.css";
import { words } from "./words.ts";

/** Two takes in one frame: a line that can be moved and turned shows A on one side and B on the other. */
export function Wipe({ takes: [a, b], names }: { readonly takes: readonly Take[]; readonly names: readonly string[] }) {
  const text = words.use();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ x: 0.5, y: 0.5 });
  const [angle, setAngle] = useState(0);
  if (!a) return <div className={styles["wipe"]} />;
  const ratio = a.file?.media.media === "video" ? a.file.media.width / a.file.media.height : 16 / 9;
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || event.buttons === 0) return;
    const inside = (value: number) => Math.min(1, Math.max(0, value));
    setAt({ x: inside((event.clientX - box.left) / box.width), y: inside((event.clientY - box.top) / box.height) });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02, ArrowUp: -0.02, ArrowDown: 0.02 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const axis = angle === 90 ? "y" : "x";
    setAt((before) => ({ ...before, [axis]: Math.min(1, Math.max(0, before[axis] + step)) }));
  };
  const place: CSSProperties = { "--x": `${at.x * 100}%`, "--y": `${at.y * 100}%`, "--angle": `${angle}deg` };
  return (
    <div className={styles["wipe"]}>
      <div ref={frame} className={styles["frame"]} style={{ ...place, aspectRatio: ratio }}>
        {b && <Clip take={b} name={names[1] ?? ""} />}
        <div className={styles["over"]} style={{ clipPath: b ? halfPlane(at.x, at.y, angle, ratio) : undefined }}>
          <Clip take={a} name={names[0] ?? ""} />
        </div>
        <span className={styles["a"]}>A · {names[0]}</span>
        {b && <span className={styles["b"]}>B · {names[1]}</span>}
        {b && (
          <>
            <i className={styles["line"]} />
            <div
              role="slider"
              tabIndex={0}
              aria-label={text.wipeHandle}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round((angle === 90 ? at.y : at.x) * 100)}
              className={styles["handle"]}
              onKeyDown={onKey}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag(event);
              }}
              onPointerMove={drag}
            />
            <span className={styles["turn"]}>
              <IconButton icon={RotateCw} label={text.turn} onClick={() => setAngle((angle + 45) % 180)} />
            </span>
          </>
        )}
      </div>
    </div>
  );
}
