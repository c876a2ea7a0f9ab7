import { useVirtualizer } from "@tanstack/react-virtual";
import type { RunStatus, RunSummary } from "@reelgraph/server/wire";
import { Columns2 } from "lucide-react";
import { useRef } from "react";
import { stateWords } from "../run/words.ts";
import { Button } from "../ui/button.tsx";
import type { RunFilter } from "./filter.ts";
import styles from "./history.module.css";
import { RunRow } from "./run-row.tsx";
import { words } from "./words.ts";

const states: readonly RunStatus[] = ["queued", "running", "interrupted", "paused", "succeeded", "failed", "cancelled"];
const rowHeight = 76;

/** Runs, the newest first; only the rows in sight are drawn. */
export function RunList({
  file,
  filter,
  onFilter,
  runs,
  chosen,
  onChoose,
  marked,
  onMark,
  onCompare,
}: {
  readonly file: string;
  readonly filter: RunFilter;
  readonly onFilter: (filter: RunFilter) => void;
  readonly runs: readonly RunSummary[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly marked: readonly string[];
  readonly onMark: (id: string, on: boolean) => void;
  readonly onCompare: () => void;
}) {
  const text = words.use();
  const names = stateWords.use();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  return (
    <section className={styles["list"]} aria-label={text.list}>
      <header>
        <input
          type="search"
          value={filter.find}
          placeholder={text.find}
          aria-label={text.find}
          onChange={(event) => onFilter({ ...filter, find: event.target.value })}
        />
        <select
          value={filter.state}
          aria-label={text.state}
          onChange={(event) => onFilter({ ...filter, state: states.find((one) => one === event.target.value) ?? "" })}
        >
          <option value="">{text.anyState}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
        <select
          value={filter.pipeline === "" ? "" : file}
          aria-label={text.scope}
          onChange={(event) => onFilter({ ...filter, pipeline: event.target.value })}
        >
          <option value={file}>{text.thisOne}</option>
          <option value="">{text.everywhere}</option>
        </select>
        <Button icon={Columns2} disabled={marked.length !== 2} title={text.compareHint} onClick={onCompare}>
          {text.compare}
        </Button>
      </header>
      <div ref={scroll} className={styles["scroll"]}>
        <ul style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map(({ index, start, size }) => {
            const run = runs[index];
            if (!run) return null;
            return (
              <li key={run.id} className={styles["place"]} style={{ top: start, height: size }}>
                <RunRow
                  run={run}
                  foreign={filter.pipeline === ""}
                  chosen={run.id === chosen}
                  marked={marked.includes(run.id)}
                  onChoose={() => onChoose(run.id)}
                  onMark={(on) => onMark(run.id, on)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
