import { ChevronDown, ChevronUp } from "lucide-react";
import { lazy, Suspense, useMemo } from "react";
import { useEditor, usePlan, useSession } from "../../session/editor.ts";
import type { RunPanel as Tab } from "../../session/session.ts";
import { span } from "../../ui/duration.ts";
import { clock } from "../../ui/timecode.ts";
import { Around } from "../../ui/around.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { isGoing, isPausing, statusOf } from "../run-store.ts";
import { runTime } from "../track.ts";
import { stateWords, words as runWords } from "../words.ts";
import { foundIn } from "./found.ts";
import { Resizer, useHeight } from "./resizer.tsx";
import styles from "./run-panel.module.css";
import { layTimeline } from "./timeline-layout.ts";
import { useExpected } from "./use-expected.ts";
import { useNow, useSlowRun } from "./use-slow-run.ts";
import { words } from "./words.ts";

/** A run of more units than this is forecast less often. */
const many = 300;
const tabs: readonly Tab[] = ["timeline", "events", "outputs", "problems"];
const Body = lazy(() => import("./run-panel-body.tsx").then(({ RunPanelBody }) => ({ default: RunPanelBody })));

/** The run, below the graph: a line when it is closed, and a height that everybody sets for themselves when open. */
export function RunPanel() {
  const { session } = useEditor();
  const text = words.use();
  const open = useSession((state) => state.runPanel);
  const [height, setHeight] = useHeight();
  return (
    <section
      className={styles["panel"]}
      aria-label={text.panel}
      data-open={open !== undefined}
      style={open === undefined ? undefined : { height }}
    >
      {open !== undefined && <Resizer height={height} onChange={setHeight} />}
      <header className={styles["head"]}>
        <Around>
          <Progress />
          <nav className={styles["tabs"]} aria-label={text.tabs}>
            {tabs.map((tab) => (
              <button key={tab} type="button" aria-pressed={open === tab} onClick={() => session.openRunPanel(tab)}>
                {text[tab]}
                {tab === "problems" && <Trouble />}
              </button>
            ))}
          </nav>
          <IconButton
            icon={open === undefined ? ChevronUp : ChevronDown}
            label={open === undefined ? text.open : text.close}
            aria-expanded={open !== undefined}
            onClick={() => session.openRunPanel(open === undefined ? "timeline" : undefined)}
          />
        </Around>
      </header>
      {open !== undefined && (
        <Suspense>
          <Body tab={open} />
        </Suspense>
      )}
    </section>
  );
}

/** How much went wrong, in the file and in the run. */
function Trouble() {
  const inFile = usePlan(({ problems }) => problems.length);
  const { run, refused } = useSlowRun();
  const inRun = useMemo(() => foundIn(run, refused).length, [run, refused]);
  return inFile + inRun > 0 ? <i>{inFile + inRun}</i> : null;
}

/** How far the run is, in one line. */
function Progress() {
  const state = useSlowRun();
  const text = words.use();
  const names = stateWords.use();
  const going = isGoing(state);
  const now = useNow(going);
  const expected = useExpected(going);
  // A forecast looks at every unit of the run: now and then is enough for a number of seconds.
  const rarely = useSlowRun(state.run.units.size > many ? 10_000 : 1000);
  const left = useMemo(
    () => (going ? (layTimeline(rarely.track, rarely.nodes, Date.now(), { going, ...expected }).left ?? 0) / 1000 : 0),
    [rarely, going, expected],
  );
  const { run, nodes, track, position } = state;
  const [over, failed] = useMemo(
    () => nodes.values().reduce(([ended, wrong], node) => [ended + node.done, wrong + node.failed], [0, 0]),
    [nodes],
  );
  const status = statusOf(state);
  if (status === undefined) return <span className={styles["progress"]}>{text.panel}</span>;
  const all = run.units.size;
  const time = runTime(track, now);
  return (
    <span className={styles["progress"]}>
      <b className={styles["state"]} data-state={status}>
        {status === "running" && isPausing(state) ? names.pausing : names[status]}
      </b>
      <span className={styles["time"]}>{clock(time)}</span>
      {status === "interrupted" && <span className={styles["left"]}>{runWords.now().interrupted}</span>}
      {status === "queued" && position !== undefined && <span>{text.queue(position)}</span>}
      {all > 0 && <span>{text.units(over - failed, all, failed)}</span>}
      {status === "running" && left > 1 && <span className={styles["left"]}>{text.left(span(left))}</span>}
      <span className={styles["legend"]} aria-hidden="true">
        <i data-kind="done" /> {text.working}
        <i data-kind="waiting" /> {text.waiting}
        <i data-kind="forecast" /> {text.forecast}
      </span>
    </span>
  );
}
