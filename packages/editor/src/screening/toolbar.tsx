import { Columns2, EyeOff, Grid2x2, SquareSplitHorizontal, type LucideIcon } from "lucide-react";
import { useDocument } from "../session/editor.ts";
import { useNodeTypes } from "../api/queries.ts";
import { useRuns } from "../api/runs.ts";
import { nodeAt } from "../canvas/node-at.ts";
import { placeInFile } from "../canvas/place-in-file.ts";
import { stateWords } from "../run/words.ts";
import { moment } from "../ui/duration.ts";
import choice from "../ui/choice.module.css";
import type { Filter, Sort } from "./arrange.ts";
import { useRoom, useTheRoom } from "./context.ts";
import { mineOf, type Mode, type Size } from "./room.ts";
import type { Source } from "./takes.ts";
import styles from "./toolbar.module.css";
import { words } from "./words.ts";

const filters: readonly Filter[] = ["all", "picked", "unrated", "rejected"];
const sizes: readonly Size[] = [1, 2, 4, 9];

/** What is compared, which of it, and how. */
export function Toolbar({
  sources,
  source,
  file,
  run,
  all,
  onChoose,
}: {
  readonly sources: readonly Source[];
  readonly source: Source;
  readonly file: string;
  readonly run: string;
  readonly all: boolean;
  readonly onChoose: (part: { readonly run?: string; readonly all?: boolean; readonly source?: string }) => void;
}) {
  const text = words.use();
  const states = stateWords.use();
  const room = useTheRoom();
  const pipeline = useDocument((state) => state.pipeline);
  const { data: types } = useNodeTypes();
  const { data: everything = [] } = useRuns();
  const runs = everything.filter((one) => one.pipeline === file);
  const takes = useRoom((state) => state.takes);
  const marks = useRoom((state) => state.marks);
  const filter = useRoom((state) => state.filter);
  const sort = useRoom((state) => state.sort);
  const mode = useRoom((state) => state.mode);
  const size = useRoom((state) => state.size);
  const blind = useRoom((state) => state.blind !== undefined);
  const said = takes.map((take) => mineOf(take, { marks }));
  const counts: Readonly<Record<Filter, number>> = {
    all: takes.length,
    picked: said.filter(({ choice }) => choice === "picked").length,
    rejected: said.filter(({ choice }) => choice === "rejected").length,
    unrated: said.filter(({ stars, choice }) => stars === 0 && choice === undefined).length,
  };
  const modes: readonly (readonly [Mode, LucideIcon, string])[] = [
    ["grid", Grid2x2, text.grid],
    ["wipe", SquareSplitHorizontal, text.wipe],
    ["pairs", Columns2, text.pairs],
  ];
  const nameOf = ({ node, asks }: Source) => {
    if (asks?.question) return text.question(asks.question.ask);
    const use = nodeAt(pipeline, placeInFile(pipeline, node))?.use.split("@")[0] ?? "";
    const type = types?.get(use);
    return `${node} · ${type ? type.title : use}`;
  };
  return (
    <div className={styles["toolbar"]}>
      <select
        aria-label={text.source}
        className={styles["source"]}
        value={source.id}
        onChange={({ target }) => onChoose({ source: target.value })}
      >
        {sources.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)} ({one.count})
          </option>
        ))}
      </select>
      <select
        aria-label={text.run}
        value={all ? "all" : run}
        onChange={({ target: { value } }) => onChoose(value === "all" ? { all: true } : { all: false, run: value })}
      >
        {runs.some(({ id }) => id === run) || <option value={run}>{text.thisRun}</option>}
        {runs.slice(0, 20).map(({ id, created, state }) => (
          <option key={id} value={id}>
            {text.runAt(moment(created), states[state])}
          </option>
        ))}
        {!source.asks && <option value="all">{text.allRuns}</option>}
      </select>
      <span
        className={`${choice["choice"]} ${styles["choice"]}`}
        data-many={takes.length > 4}
        role="group"
        aria-label={text.filter}
      >
        {filters.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => room.set({ filter: one })}>
            {text[one]}
            <em>{counts[one]}</em>
          </button>
        ))}
      </span>
      {!blind && (
        <select
          aria-label={text.sort}
          data-many={takes.length > 4}
          value={sort}
          onChange={({ target }) => room.set({ sort: target.value as Sort })}
        >
          <option value="order">{text.byOrder}</option>
          <option value="score">{text.byScore}</option>
          <option value="stars">{text.byStars}</option>
          <option value="combined">{text.byCombined}</option>
        </select>
      )}
      <span className={styles["right"]}>
        {mode === "grid" && (
          <span className={choice["choice"]} role="group" aria-label={text.grid}>
            {sizes.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={size === one}
                aria-label={text.size(one)}
                onClick={() => room.setSize(one)}
              >
                {one}
              </button>
            ))}
          </span>
        )}
        <span className={`${choice["choice"]} ${styles["modes"]}`} role="group" aria-label={text.how}>
          {modes.map(([one, Icon, name]) => (
            <button
              key={one}
              type="button"
              title={name}
              aria-pressed={mode === one}
              onClick={() => room.set({ mode: one })}
            >
              <Icon size={14} aria-hidden="true" />
              <span>{name}</span>
            </button>
          ))}
          <button type="button" title={text.blind} aria-pressed={blind} onClick={() => room.toggleBlind()}>
            <EyeOff size={14} aria-hidden="true" />
            <span>{text.blind}</span>
          </button>
        </span>
      </span>
    </div>
  );
}
