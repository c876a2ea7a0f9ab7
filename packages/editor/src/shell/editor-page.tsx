import { useQuery } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from "react";
import { useStore } from "zustand";
import { pipelineToOpen } from "../api/pipelines.ts";
import { useNodeTypes } from "../api/queries.ts";
import { Canvas } from "../canvas/canvas.tsx";
import { listenForClipboard } from "../canvas/clipboard/clipboard.ts";
import { openStage } from "../canvas/stage.ts";
import { commands } from "../commands/builtin.ts";
import { listenForKeys } from "../commands/keys.ts";
import { autosave } from "../document/autosave.ts";
import { ConflictDialog } from "../document/conflict-dialog.tsx";
import { openDocument } from "../document/document.ts";
import { restoreDraft } from "../document/restore-draft.ts";
import { TextDialog } from "../document/text-dialog.tsx";
import { VersionsDialog } from "../document/versions-dialog.tsx";
import { Inspector } from "../inspector/inspector.tsx";
import { Rail } from "../rail/rail.tsx";
import { Announcer } from "../run/announcer.tsx";
import { attach } from "../run/attach.ts";
import { RunPanel } from "../run/panel/run-panel.tsx";
import { openPlanStore, watchPlan } from "../run/plan-store.ts";
import { RunDialogs } from "../run/run-dialogs.tsx";
import { openRunStore } from "../run/run-store.ts";
import { EditorContext, useEditor, useRun, useSession, type Editor } from "../session/editor.ts";
import { rememberSelection } from "../session/remember-selection.ts";
import { rememberUnfolded } from "../session/remember-unfolded.ts";
import { openSession, type View } from "../session/session.ts";
import { Tour } from "../tour/tour.tsx";
import { Around, First } from "../ui/around.tsx";
import { Boundary } from "../ui/boundary.tsx";
import { TypedAhead } from "../ui/typed-ahead.tsx";
import { loadParts, whenAsked } from "../ui/when-asked.tsx";
import { Blank } from "./blank.tsx";
import styles from "./shell.module.css";
import { Side } from "./side.tsx";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

const Palette = whenAsked(() => import("../commands/palette.tsx").then((part) => part.Palette), <TypedAhead />);
const KeysDialog = whenAsked(() => import("../rail/keys-dialog.tsx").then((part) => part.KeysDialog));
const Screening = lazy(() => import("../screening/screening.tsx").then(({ Screening }) => ({ default: Screening })));
const Runs = lazy(() => import("../history/runs.tsx").then(({ Runs }) => ({ default: Runs })));

/** One pipeline, open: `/p/films/teaser.json`. */
export function EditorPage({ file }: { readonly file: string }) {
  const text = words.use();
  const said = useSaid();
  const { data, error } = useQuery(pipelineToOpen(file));
  // What a node looks like depends on its type: nothing is drawn before all of that is there, and then once.
  const { isPending } = useNodeTypes();
  const [editor, setEditor] = useState<Editor>();
  // Before anything is painted: the page is drawn in one go.
  useLayoutEffect(() => {
    if (!data) return undefined;
    const opened = {
      document: openDocument(file, data.text, data.revision, data.sound),
      session: openSession(),
      run: openRunStore(),
      plan: openPlanStore(),
      stage: openStage(),
    };
    const view = new URLSearchParams(location.search).get("view");
    if (isView(view)) opened.session.show({ view });
    setEditor(opened);
    const { document, run, plan } = opened;
    if (!document.getState().base.pipeline) opened.session.openDialog("text");
    void restoreDraft(document);
    const closed = new AbortController();
    void attach(run, document, closed.signal);
    const stops = [
      autosave(document),
      watchPlan(plan, document, run),
      listenForKeys(commands, opened),
      listenForClipboard(opened),
      rememberSelection(opened),
      rememberUnfolded(opened),
      run.leave,
    ];
    return () => {
      closed.abort();
      for (const stop of stops) stop();
    };
  }, [data, file]);
  if (error) return <Blank title={text.noFile}>{said(error.message)}</Blank>;
  if (!editor || isPending) return <Blank title={text.opening} />;
  return (
    <EditorContext value={editor}>
      <ReactFlowProvider>
        <Shell />
      </ReactFlowProvider>
    </EditorContext>
  );
}

/** A link may open a view: `/p/teaser.json?view=screening`. */
function isView(name: string | null): name is View {
  return name === "screening" || name === "runs";
}

function Shell() {
  const view = useSession((state) => state.view);
  const selected = useSession((state) => state.selected);
  const run = useRun((state) => state.id);
  const dialog = useSession((state) => state.dialog);
  const { stage } = useEditor();
  const shown = useStore(stage, (state) => state.fitted) || view !== "graph";
  useEffect(() => {
    if (shown) loadParts();
  }, [shown]);
  return (
    <First isThere={shown}>
      <div className={styles["shell"]}>
        <header className={styles["top"]}>
          <Around>
            <TopBar />
          </Around>
        </header>
        <nav className={styles["rail"]} aria-label={words.use().panels}>
          <Around>
            <Rail />
          </Around>
        </nav>
        <main className={styles["main"]}>
          <Boundary about={view}>
            {view === "graph" && <Canvas />}
            <Suspense>
              {view === "screening" && <Screening />}
              {view === "runs" && <Runs />}
            </Suspense>
          </Boundary>
        </main>
        <Side>
          <Boundary about={selected}>{view === "graph" && <Inspector />}</Boundary>
        </Side>
        <div className={styles["run"]}>
          <Boundary about={run}>{view === "graph" && <RunPanel />}</Boundary>
        </div>
        <footer className={styles["status"]}>
          <Around>
            <StatusLine />
          </Around>
        </footer>
        {dialog === "palette" && <Palette />}
        {dialog === "keys" && <KeysDialog />}
        <Around>
          <VersionsDialog />
          <TextDialog />
          <ConflictDialog />
          <Tour />
          <RunDialogs />
          <Announcer />
        </Around>
      </div>
    </First>
  );
}
