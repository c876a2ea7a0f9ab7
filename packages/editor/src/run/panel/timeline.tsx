import { useMemo, useState } from "react";
import { clock } from "../../ui/timecode.ts";
import { isGoing } from "../run-store.ts";
import { axisEnd, ticks } from "./scale.ts";
import styles from "./timeline.module.css";
import { layTimeline } from "./timeline-layout.ts";
import { rowHeight, Row } from "./timeline-row.tsx";
import { useExpected } from "./use-expected.ts";
import { useNow, useSlowRun } from "./use-slow-run.ts";
import { useSize } from "./use-size.ts";
import { words } from "./words.ts";

const labels = { wide: 232, narrow: 132 };
const axis = 26;
/** The clock at the line of now stands in the middle of it, and within the chart. */
const halfLabel = 23;
/** Rows beyond the window that are drawn, so that a quick hand sees no gap. */
const beyond = 120;

/** The run by nodes over time: what worked, what waited, and what is still to come. */
export function Timeline() {
  const { track, nodes, ...state } = useSlowRun();
  const going = isGoing({ track, nodes, ...state });
  const now = useNow(going);
  const expected = useExpected();
  const laid = useMemo(
    () => layTimeline(track, nodes, now, { going, ...expected }),
    [track, nodes, now, going, expected],
  );
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const [scroll, setScroll] = useState({ left: 0, top: 0 });
  const [zoom, setZoom] = useState(1);
  const text = words.use();
  const label = width < 600 ? labels.narrow : labels.wide;
  const end = axisEnd(laid.end);
  const chart = Math.max(1, (width - label) * zoom);
  const perMs = chart / end;
  const tops: number[] = [];
  const total = laid.rows.reduce((top, row) => {
    tops.push(top);
    return top + rowHeight(row);
  }, axis);
  return (
    <div
      ref={ref}
      className={styles["scroll"]}
      role="region"
      aria-label={text.timeline}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollLeft: left, scrollTop: top } }) => setScroll({ left, top })}
    >
      <div className={styles["content"]} style={{ width: label + chart, height: Math.max(total, height) }}>
        <div className={styles["axis"]} style={{ height: axis }}>
          <span className={styles["corner"]} style={{ width: label }}>
            <input
              type="range"
              min="1"
              max="40"
              step="0.5"
              value={zoom}
              aria-label={text.zoom}
              title={text.zoom}
              onChange={(event) => setZoom(Number(event.target.value))}
            />
          </span>
          {ticks(end, chart).map((at) => (
            <span key={at} className={styles["tick"]} style={{ left: label + at * perMs }}>
              {clock(at)}
            </span>
          ))}
        </div>
        {ticks(end, chart).map((at) => (
          <i key={at} className={styles["line"]} style={{ left: label + at * perMs, top: axis }} />
        ))}
        {laid.rows.map((row, at) => {
          const top = tops[at] ?? 0;
          if (top + rowHeight(row) < scroll.top - beyond || top > scroll.top + height + beyond) return null;
          return (
            <Row
              key={row.node}
              row={row}
              top={top}
              label={label}
              now={now}
              view={{ perMs, left: scroll.left, right: scroll.left + width - label }}
            />
          );
        })}
        {laid.now > 0 && (
          <i className={styles["now"]} data-going={going} style={{ left: label + laid.now * perMs }}>
            <span style={{ marginLeft: Math.min(-halfLabel, chart - laid.now * perMs - 2 * halfLabel) }}>
              {clock(laid.now)}
            </span>
          </i>
        )}
      </div>
    </div>
  );
}
