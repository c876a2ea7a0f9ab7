import { ReactFlowProvider } from "@xyflow/react";
import { ArrowLeft, RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import type { RunSource } from "@reelgraph/server/wire";
import { useSource } from "../../api/runs.ts";
import { Canvas } from "../../canvas/canvas.tsx";
import { openStage } from "../../canvas/stage.ts";
import { openDocument } from "../../document/document.ts";
import { readOnly } from "../../document/read-only.ts";
import { Inspector } from "../../inspector/inspector.tsx";
import { RunPanel } from "../../run/panel/run-panel.tsx";
import { openPlanStore } from "../../run/plan-store.ts";
import { openRunStore } from "../../run/run-store.ts";
import { EditorContext, useEditor, type Editor } from "../../session/editor.ts";
import { openSession } from "../../session/session.ts";
import { Blank } from "../../shell/blank.tsx";
import { Side } from "../../shell/side.tsx";
import { Button } from "../../ui/button.tsx";
import { moment } from "../../ui/duration.ts";
import { isNarrow } from "../../ui/narrow.ts";
import styles from "../history.module.css";
import { words } from "../words.ts";

/** A pipeline as a run began with it, with all that the run gave: to be looked at, and to be made the newest version. */
export function PastRun({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { document, session } = useEditor();
  const text = words.use();
  const { data: source, error } = useSource(id);
  const past = usePast(id, source);
  if (error) return <Blank title={text.noSource}>{<Button onClick={onBack}>{text.back}</Button>}</Blank>;
  if (!source || !past) return <Blank title="…" />;
  const restore = () => {
    document.take(text.restored(moment(past.run.getState().run.started)), source.text);
    session.show({ view: "graph" });
  };
  return (
    <EditorContext value={past}>
      <div className={styles["past"]}>
        <header>
          <Button look="quiet" icon={ArrowLeft} onClick={onBack}>
            {text.back}
          </Button>
          <When />
          <Button look="primary" icon={RotateCcw} onClick={restore}>
            {text.restore}
          </Button>
        </header>
        <div className={styles["graph"]}>
          <ReactFlowProvider>
            <Canvas />
          </ReactFlowProvider>
        </div>
        <Side>
          <Inspector />
        </Side>
        <div className={styles["panel"]}>
          <RunPanel />
        </div>
      </div>
    </EditorContext>
  );
}

function When() {
  const { run } = useEditor();
  const text = words.use();
  const [started, setStarted] = useState(0);
  useEffect(() => run.subscribe(({ run: { started: at } }) => setStarted(at)), [run]);
  return <p>{started > 0 && text.pastTitle(moment(started))}</p>;
}

/** Stores of their own, so that looking back disturbs nothing of what is open. */
function usePast(id: string, source: RunSource | undefined): Editor | undefined {
  const { document, session } = useEditor();
  const [past, setPast] = useState<Editor>();
  useEffect(() => {
    if (!source) return undefined;
    const opened: Editor = {
      document: readOnly(openDocument(document.getState().file, source.text, null)),
      session: openSession(),
      run: openRunStore(),
      plan: openPlanStore(),
      stage: openStage(),
    };
    // On a phone it would cover the graph.
    if (!isNarrow()) opened.session.openRunPanel("timeline");
    // Keys go to the open file: nothing of it is to be changed from here.
    session.select([]);
    opened.run.follow(id);
    setPast(opened);
    return opened.run.leave;
  }, [document, session, id, source]);
  return past;
}
