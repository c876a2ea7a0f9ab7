import { useState } from "react";
import { History, SearchX } from "lucide-react";
import { useRuns } from "../api/runs.ts";
import { RunNow } from "../run/run-now.tsx";
import { useDocument } from "../session/editor.ts";
import { Blank } from "../shell/blank.tsx";
import { Button } from "../ui/button.tsx";
import { Compare } from "./compare/compare.tsx";
import { filterRuns, type RunFilter } from "./filter.ts";
import styles from "./history.module.css";
import { PastRun } from "./past/past-run.tsx";
import { RunDetails } from "./run-details.tsx";
import { RunList } from "./run-list.tsx";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

type Shown = { readonly view: "list" } | { readonly view: "past"; readonly id: string } | { readonly view: "compare" };

/** What was run and what became of it: to be found, looked at as it was, and compared. */
export function Runs() {
  const said = useSaid();
  const file = useDocument((state) => state.file);
  const { data: runs, error } = useRuns();
  const [filter, setFilter] = useState<RunFilter>({ pipeline: file, state: "", find: "" });
  const [chosen, setChosen] = useState<string>();
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<Shown>({ view: "list" });
  if (error) return <Blank title={said(error.message)} />;
  if (!runs) return <Blank title="…" />;
  const found = filterRuns(runs, filter);
  const back = () => setShown({ view: "list" });
  const [left, right] = marked
    .flatMap((id) => runs.find((run) => run.id === id) ?? [])
    .toSorted((a, b) => a.created - b.created);
  if (shown.view === "past") return <PastRun key={shown.id} id={shown.id} onBack={back} />;
  if (shown.view === "compare" && left && right) return <Compare left={left} right={right} onBack={back} />;
  const open = found.find(({ id }) => id === chosen) ?? found[0];
  return (
    <div className={styles["runs"]}>
      <RunList
        file={file}
        filter={filter}
        onFilter={setFilter}
        runs={found}
        chosen={open?.id}
        onChoose={setChosen}
        marked={marked}
        // A third mark takes the place of the oldest.
        onMark={(id, on) => setMarked(on ? [...marked, id].slice(-2) : marked.filter((one) => one !== id))}
        onCompare={() => setShown({ view: "compare" })}
      />
      {open ? (
        <RunDetails
          key={open.id}
          run={open}
          before={runs.find(({ pipeline, created }) => pipeline === open.pipeline && created < open.created)}
          onPast={() => setShown({ view: "past", id: open.id })}
        />
      ) : (
        <Nothing filter={filter} file={file} onFilter={setFilter} />
      )}
    </div>
  );
}

/** No run of the pipeline, or none that is looked for. */
function Nothing({
  filter,
  file,
  onFilter,
}: {
  readonly filter: RunFilter;
  readonly file: string;
  readonly onFilter: (filter: RunFilter) => void;
}) {
  const text = words.use();
  if (filter.state !== "" || filter.find !== "") {
    return (
      <Blank title={text.noMatch} icon={SearchX}>
        <Button onClick={() => onFilter({ ...filter, state: "", find: "" })}>{text.showAll}</Button>
      </Blank>
    );
  }
  return (
    <Blank title={text.none} icon={History}>
      <p>{text.noneHint}</p>
      {filter.pipeline === file && <RunNow />}
    </Blank>
  );
}
