import type { UnitView } from "@reelgraph/engine";
import { Hourglass, TriangleAlert } from "lucide-react";
import type { CSSProperties } from "react";
import { useMediaLinks } from "../../api/media.ts";
import type { Frame } from "../../run/frames.ts";
import { isScore, valuesOf } from "../../run/given.ts";
import { useProgress } from "../../run/progress.ts";
import { useEditor } from "../../session/editor.ts";
import styles from "./film-strip.module.css";
import { nameOf, pointAt, useFrames, useShown } from "./shown.ts";
import { words } from "./words.ts";

/** As pictures up to here, as dots up to there, and beyond that only as a number. */
const pictures = 6;
const dots = 60;
/** More rows than this have no room; they are shown as dots in one line after the other. */
const rows = 3;

/** What a node makes, as frames of a strip: pointing at one shows it large. Two axes are a grid. */
export function FilmStrip({ path }: { readonly path: string }) {
  const frames = useFrames(path);
  const shown = useShown(path);
  const text = words.use();
  if (frames.length === 0) return <div className={styles["strip"]} data-empty="true" />;
  const columns = columnsOf(frames);
  const as = columns > 0 ? "grid" : frames.length <= pictures ? "pictures" : "dots";
  const style: CSSProperties = columns > 0 ? { "--columns": columns } : {};
  return (
    <div className={styles["strip"]} data-as={as} style={style} role="list" aria-label={text.strip}>
      {frames.slice(0, dots).map((frame) => (
        <span
          key={nameOf(frame)}
          role="listitem"
          className={as === "dots" ? styles["dot"] : styles["cell"]}
          data-state={frame.state}
          data-shown={shown !== undefined && nameOf(frame) === nameOf(shown)}
          title={`${frame.item.join(" × ")}: ${text[frame.state]}`}
          onPointerEnter={() => pointAt(path, frame)}
          onPointerLeave={() => pointAt(path, undefined)}
        >
          {as !== "dots" && <Cell frame={frame} small={as === "grid"} />}
        </span>
      ))}
      {frames.length > dots && <span className={styles["more"]}>{text.more(frames.length - dots)}</span>}
    </div>
  );
}

/** How many columns a grid of two axes has; 0 where there is one axis, or no room. */
function columnsOf(frames: readonly Frame[]): number {
  const names = new Set(frames.map(({ item: [first = "", ...rest] }) => (rest.length > 0 ? first : "")));
  const columns = frames.length / names.size;
  return names.size > 1 && names.size <= rows && Number.isInteger(columns) && columns <= 12 ? columns : 0;
}

function Cell({ frame: { media, state, item, unit }, small }: { readonly frame: Frame; readonly small: boolean }) {
  const links = useMediaLinks(media?.sha256);
  if (links?.thumbnail) return <img src={links.thumbnail} alt={item.join(" × ")} draggable={false} />;
  if (small) return null;
  if (state === "failed") return <TriangleAlert size={12} aria-hidden="true" />;
  if (state === "waiting" || state === "queued") return <Hourglass size={11} aria-hidden="true" />;
  if (state === "running") return <Share unit={unit} />;
  const score = valuesOf(unit).flatMap(({ value }) => (isScore(value) ? [value.score] : []))[0];
  return <span className={styles["key"]}>{typeof score === "number" ? score.toFixed(1) : item.at(-1)}</span>;
}

/** How far a unit has come. */
function Share({ unit }: { readonly unit: UnitView }) {
  const { progress } = useEditor().run;
  const percent = useProgress(progress, unit.node, () => Math.round(progress.ofUnit(unit) * 100));
  return (
    <>
      <i style={{ width: `${percent}%` }} />
      {percent}%
    </>
  );
}
