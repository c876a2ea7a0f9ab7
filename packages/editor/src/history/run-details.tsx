import type { RunSummary, RunView } from "@reelgraph/server/wire";
import { ArrowUpRight, Check, History, Play, Workflow } from "lucide-react";
import { useLocation } from "wouter";
import { useRunView } from "../api/runs.ts";
import { showRun } from "../run/attach.ts";
import { resumeRun, told } from "../run/go-on.ts";
import { ProblemList } from "../run/problem-list.tsx";
import { OutputList } from "../run/panel/output-list.tsx";
import { showUnit } from "../run/show-unit.ts";
import { stateWords } from "../run/words.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { moment, span } from "../ui/duration.ts";
import { money } from "../ui/money.ts";
import { ChangesSince } from "./changes-since.tsx";
import styles from "./history.module.css";
import { costText } from "./run-row.tsx";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** One run: what it gave, what it cost, what was changed before it, what went wrong, and who it waits for. */
export function RunDetails({
  run,
  before,
  onPast,
}: {
  readonly run: RunSummary;
  readonly before: RunSummary | undefined;
  readonly onPast: () => void;
}) {
  const editor = useEditor();
  const [, go] = useLocation();
  const text = words.use();
  const names = stateWords.use();
  const file = useDocument((state) => state.file);
  const { data: view } = useRunView(run.id);
  const here = run.pipeline === file;
  const atCap = view?.problems.some(({ code }) => code === "budget-reached") ?? false;
  const show = () => showRun(editor, run.id);
  return (
    <article className={styles["details"]} aria-label={text.details} tabIndex={0}>
      <header>
        <h2>
          <i className={styles["dot"]} data-state={run.state} /> {names[run.state]}, {moment(run.created)}
        </h2>
        <div className={styles["acts"]}>
          {here ? (
            <Button icon={Workflow} onClick={show}>
              {text.showHere}
            </Button>
          ) : (
            <Button icon={ArrowUpRight} onClick={() => go(`/p/${run.pipeline}?view=runs`)}>
              {text.openPipeline}
            </Button>
          )}
          {here && (
            <Button icon={History} onClick={onPast}>
              {text.asItWas}
            </Button>
          )}
          {here && (run.state === "paused" || run.state === "interrupted") && (
            <Button
              look="primary"
              icon={Play}
              onClick={() => {
                show();
                if (atCap) editor.session.openDialog("run.raise");
                else void told(editor, () => resumeRun(editor));
              }}
            >
              {atCap ? text.raise : text.resume}
            </Button>
          )}
        </div>
      </header>
      <dl className={styles["facts"]}>
        <Fact name={text.spent} value={costText(run, text)} />
        <Fact name={text.took} value={run.seconds === undefined ? "–" : span(run.seconds)} />
        {view?.maxCost !== undefined && <Fact name={text.cap} value={money(view.maxCost)} />}
        {view && view.units.length > 0 && <Fact name={text.work} value={workText(view, text)} />}
      </dl>
      {view && here && <Waiting view={view} />}
      <OutputList id={run.id} over={run.state === "succeeded"} roomy />
      {view && view.problems.length > 0 && (
        <section>
          <h3>{text.problems}</h3>
          <ProblemList problems={view.problems} />
        </section>
      )}
      <ChangesSince id={run.id} before={before?.id} />
    </article>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function workText({ units }: RunView, text: ReturnType<typeof words.use>): string {
  const count = (wanted: string) => units.filter(({ state }) => state === wanted).length;
  return text.workDone(count("finished"), count("cached"), count("failed"));
}

/** Units that only a person can let go on. */
function Waiting({ view }: { readonly view: RunView }) {
  const editor = useEditor();
  const { run, session } = editor;
  const text = words.use();
  const parked = view.units.filter(({ state }) => state === "parked");
  const said = useSaid();
  if (parked.length === 0) return null;
  return (
    <section>
      <h3>{text.waiting}</h3>
      <ul className={styles["parked"]}>
        {parked.map(({ place, node, question, reason }) => (
          <li key={place}>
            <span>
              <b>{place}</b> {question?.ask ?? said(reason ?? "")}
            </span>
            <Button
              look="primary"
              icon={Check}
              onClick={() => {
                run.follow(view.id);
                showUnit(editor, node, place);
                session.openDialog("run.answer");
              }}
            >
              {text.decide}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
