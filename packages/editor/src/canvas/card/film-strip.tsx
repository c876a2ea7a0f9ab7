import { Hourglass, TriangleAlert } from "lucide-react";
import type { UnitView } from "@reelgraph/engine";
import { useMediaLinks } from "../../api/media.ts";
import { mediaOf } from "../../run/given.ts";
import { words } from "../words.ts";
import styles from "./card.module.css";
import { useNodeRun } from "./node-run.ts";
import { pointAt, useShownUnit } from "./shown-unit.ts";

/** As pictures up to here, as dots up to there, and beyond that only as shares. */
const pictures = 6;
const dots = 60;

/** The items of a mapped node, as frames of a strip: pointing at one shows it large. */
export function FilmStrip({ path }: { readonly path: string }) {
  const run = useNodeRun(path);
  const shown = useShownUnit(path);
  const text = words.use();
  const units = run?.units ?? [];
  if (units.length === 0) return <div className={styles["strip"]} data-empty="true" />;
  return (
    <div
      className={styles["strip"]}
      data-as={units.length <= pictures ? "pictures" : "dots"}
      role="list"
      aria-label={text.strip}
    >
      {units.slice(0, dots).map((unit) => (
        <span
          key={unit.item.join("\n")}
          role="listitem"
          className={units.length <= pictures ? styles["cell"] : styles["dot"]}
          data-state={unit.state}
          data-shown={unit === shown}
          title={`${unit.item.join(", ")}: ${text[unit.state]}`}
          onPointerEnter={() => pointAt(path, unit)}
          onPointerLeave={() => pointAt(path, undefined)}
        >
          {units.length <= pictures && <Cell unit={unit} />}
        </span>
      ))}
      {units.length > dots && <span className={styles["more"]}>{text.more(units.length - dots)}</span>}
    </div>
  );
}

function Cell({ unit }: { readonly unit: UnitView }) {
  const links = useMediaLinks(mediaOf(unit)?.sha256);
  if (links?.thumbnail) return <img src={links.thumbnail} alt={unit.item.join(", ")} draggable={false} />;
  if (unit.state === "failed") return <TriangleAlert size={12} aria-hidden="true" />;
  if (unit.state === "waiting" || unit.state === "queued") return <Hourglass size={11} aria-hidden="true" />;
  if (unit.state === "running") {
    return (
      <>
        <i style={{ width: `${unit.fraction * 100}%` }} />
        {Math.round(unit.fraction * 100)}%
      </>
    );
  }
  return <span className={styles["key"]}>{unit.item.at(-1)}</span>;
}
