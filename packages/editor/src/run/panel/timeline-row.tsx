import { Hourglass, Zap } from "lucide-react";
import { memo, useState, type KeyboardEvent } from "react";
import { useNodeTypes } from "../../api/queries.ts";
import { iconOf } from "../../canvas/card/icon-of.ts";
import { infoFor } from "../../canvas/graph/flow.ts";
import { nodeAt } from "../../canvas/node-at.ts";
import { placeInFile } from "../../canvas/place-in-file.ts";
import { useDocument, useEditor, useSession } from "../../session/editor.ts";
import { span } from "../../ui/duration.ts";
import { clock } from "../../ui/timecode.ts";
import { showUnit } from "../show-unit.ts";
import { useWhy } from "../unit-why.tsx";
import { visibleBars } from "./scale.ts";
import styles from "./timeline.module.css";
import type { Bar, TimelineRow } from "./timeline-row-shape.ts";
import { words } from "./words.ts";
import { useSaid } from "../../language/sentences/said.ts";

const tallest = 152;

/** Pixels from lane to lane: less where there are many. */
const laneStep = (lanes: number): number => Math.max(5, Math.min(20, tallest / lanes));

/** Height of a row, in pixels: its lanes, or what its label has to say. */
export function rowHeight({ lanes, waiting, waited }: TimelineRow): number {
  const told = 26 + (waiting > 0 ? 16 : 0) + (waited > 1000 ? 16 : 0);
  return Math.max(told + (told > 26 ? 6 : 0), lanes === 1 ? 26 : 8 + lanes * laneStep(lanes));
}

interface View {
  readonly perMs: number;
  readonly left: number;
  readonly right: number;
}

/** A node's row: its name with why it waits, and its units' bars. Arrow keys walk along the bars. */
export const Row = memo(function Row({
  row,
  top,
  label,
  now,
  view,
}: {
  readonly row: TimelineRow;
  readonly top: number;
  readonly label: number;
  readonly now: number;
  readonly view: View;
}) {
  const { session } = useEditor();
  const text = words.use();
  const reason = useSaid()(row.reason ?? "");
  const place = useDocument(({ pipeline }) => placeInFile(pipeline, row.node));
  const selected = useSession((state) => state.selected.has(place));
  const bars = visibleBars(row.bars, view);
  const step = laneStep(row.lanes);
  return (
    <div className={styles["row"]} data-selected={selected} style={{ top, height: rowHeight(row) }}>
      <div className={styles["label"]} style={{ width: label }}>
        <button type="button" onClick={() => session.select([place])}>
          <NodeIcon path={row.node} />
          <span>{row.node}</span>
          {row.lanes > 1 && <em>{text.lanes(row.lanes)}</em>}
        </button>
        {row.waiting > 0 && (
          <p title={reason}>
            <Hourglass size={10} aria-hidden="true" /> {text.waits(row.waiting, reason)}
            {row.until !== undefined && row.until > now && ` · ${text.nextSlot(clock(row.until - now))}`}
          </p>
        )}
        {row.waited > 1000 && <p className={styles["waited"]}>{text.waited(clock(row.waited))}</p>}
      </div>
      <div className={styles["bars"]} style={{ left: label }} onKeyDown={walk} role="group" aria-label={row.node}>
        {bars.map((bar, at) => (
          <BarMark
            key={`${bar.place} ${bar.kind} ${bar.from}`}
            bar={bar}
            step={step}
            first={at === 0}
            node={row.node}
          />
        ))}
      </div>
    </div>
  );
});

function BarMark({
  bar,
  step,
  first,
  node,
}: {
  readonly bar: Bar & { readonly x: number; readonly width: number };
  readonly step: number;
  readonly first: boolean;
  readonly node: string;
}) {
  const editor = useEditor();
  const text = words.use();
  const chosen = useSession((state) => state.unit === bar.place);
  const said = useSaid();
  const [looked, setLooked] = useState(false);
  const why = useWhy(bar.place, looked);
  const state = bar.kind === "done" ? text.done : text[bar.kind];
  const took = span((bar.to - bar.from) / 1000);
  const title = text.bar(bar.place, state, bar.kind === "cached" ? clock(bar.from) : took);
  const cached = bar.kind === "cached";
  return (
    <button
      type="button"
      className={styles["bar"]}
      data-kind={bar.kind}
      data-chosen={chosen}
      tabIndex={first ? 0 : -1}
      aria-label={title}
      title={[title, ...[bar.reason, why].flatMap((part) => (part === undefined ? [] : said(part)))].join(" · ")}
      onPointerEnter={() => setLooked(true)}
      onFocus={() => setLooked(true)}
      style={{
        left: bar.x,
        top: 4 + bar.lane * step,
        width: cached ? 14 : Math.max(2, bar.width - 1),
        height: Math.max(3, step - 2),
      }}
      onClick={() => showUnit(editor, node, bar.place)}
    >
      {cached ? (
        <Zap size={11} aria-hidden="true" />
      ) : (
        bar.width > 22 && step > 12 && bar.kind !== "waiting" && !bar.rest && bar.label
      )}
    </button>
  );
}

function NodeIcon({ path }: { readonly path: string }) {
  const { data: types } = useNodeTypes();
  const info = useDocument(({ pipeline }) => {
    const spec = nodeAt(pipeline, placeInFile(pipeline, path));
    return spec && types && infoFor(pipeline, types, spec.use);
  });
  const Icon = iconOf(info);
  return <Icon size={13} aria-hidden="true" />;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = bars.findIndex((bar) => bar === document.activeElement);
  bars[Math.min(bars.length - 1, Math.max(0, at + step))]?.focus();
}
