import { placeOf, type RunEvent } from "@reelgraph/engine";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { useEditor } from "../../session/editor.ts";
import { clock } from "../../ui/timecode.ts";
import { runTime } from "../track.ts";
import { eventWords, levelOf, type EventLevel } from "./event-words.ts";
import styles from "./events.module.css";
import { useSlowRun } from "./use-slow-run.ts";
import { words } from "./words.ts";
import { showUnit } from "../show-unit.ts";

const rowHeight = 26;
const levels: readonly EventLevel[] = ["work", "money", "trouble"];

/** All that happened, moment by moment; only the rows in sight are drawn. */
export function Events() {
  const { track, nodes } = useSlowRun(400);
  const editor = useEditor();
  const text = words.use();
  const [node, setNode] = useState("");
  const [level, setLevel] = useState("");
  const [find, setFind] = useState("");
  const { log, length } = track;
  const shown = useMemo(
    () => log.slice(0, length).filter((event) => isWanted(event, { node, level, find: find.trim().toLowerCase() })),
    [log, length, node, level, find],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const names: Readonly<Record<EventLevel, string>> = {
    work: text.levelWork,
    money: text.levelMoney,
    trouble: text.levelTrouble,
  };
  return (
    <div className={styles["events"]}>
      <div className={styles["filters"]}>
        <select value={node} aria-label={text.filterNode} onChange={(event) => setNode(event.target.value)}>
          <option value="">{text.all}</option>
          {[...nodes.keys()].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <select value={level} aria-label={text.filterLevel} onChange={(event) => setLevel(event.target.value)}>
          <option value="">{text.level}</option>
          {levels.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
        <input
          type="search"
          value={find}
          placeholder={text.filterText}
          aria-label={text.filterText}
          onChange={(event) => setFind(event.target.value)}
        />
      </div>
      <div ref={scroll} className={styles["scroll"]} tabIndex={0} role="region" aria-label={text.events}>
        {shown.length === 0 && <p className={styles["none"]}>{text.noEvents}</p>}
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map(({ index, start, size }) => {
            const event = shown[index];
            if (!event) return null;
            return (
              <button
                key={event.seq}
                type="button"
                className={styles["row"]}
                data-level={levelOf(event)}
                data-type={event.type}
                style={{ top: start, height: size }}
                tabIndex={-1}
                onClick={() => "node" in event && showUnit(editor, event.node, placeOf(event))}
              >
                <time>{clock(runTime(track, event.at))}</time>
                <b>{"node" in event ? placeOf(event) : ""}</b>
                <span>{eventWords(event)}</span>
              </button>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface Filter {
  readonly node: string;
  readonly level: string;
  readonly find: string;
}

function isWanted(event: RunEvent, { node, level, find }: Filter): boolean {
  if (node !== "" && (!("node" in event) || event.node !== node)) return false;
  if (level !== "" && levelOf(event) !== level) return false;
  const where = "node" in event ? placeOf(event) : "";
  return find === "" || `${where} ${eventWords(event)}`.toLowerCase().includes(find);
}
