import { Clapperboard, MonitorPlay, History, Redo2, Undo2, Workflow, type LucideIcon } from "lucide-react";
import { Link } from "wouter";
import { RunButton } from "../run/run-button.tsx";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import type { View } from "../session/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import tabs from "../ui/tabs.module.css";
import { Preferences } from "./preferences.tsx";
import { ShareButton } from "./share-button.tsx";
import styles from "./shell.module.css";
import { words } from "./words.ts";

const views: readonly (readonly [View, LucideIcon])[] = [
  ["graph", Workflow],
  ["screening", MonitorPlay],
  ["runs", History],
];

/** Where one is, whether it is saved, the three views, and the one primary act. */
export function TopBar() {
  const { document, session } = useEditor();
  const file = useDocument((state) => state.file);
  const name = useDocument((state) => state.pipeline.name);
  const saving = useDocument((state) => state.saving);
  const canUndo = useDocument((state) => state.past.length > 0);
  const canRedo = useDocument((state) => state.future.length > 0);
  const view = useSession((state) => state.view);
  const text = words.use();
  return (
    <>
      <Link href="/" className={styles["brand"]} aria-label="Reelgraph">
        <Clapperboard size={18} color="var(--tungsten)" aria-hidden="true" />
        <b>Reelgraph</b>
      </Link>
      <span className={styles["crumb"]}>
        <b>{name ?? file}</b>
        <span className={styles["saving"]} data-saving={saving} role="status">
          {saving === "conflict" ? (
            <button type="button" onClick={() => session.openDialog("conflict")}>
              {text.conflict}
            </button>
          ) : (
            text[saving]
          )}
        </span>
      </span>
      <IconButton icon={Undo2} label={text.undo} disabled={!canUndo} onClick={() => document.undo()} />
      <IconButton icon={Redo2} label={text.redo} disabled={!canRedo} onClick={() => document.redo()} />
      <nav className={tabs["tabs"]} aria-label={text.views}>
        {views.map(([one, Icon]) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            data-tour={one}
            onClick={() => session.show({ view: one })}
          >
            <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
            {text[one]}
          </button>
        ))}
      </nav>
      <span className={styles["right"]}>
        <ShareButton />
        <Preferences />
        <RunButton />
      </span>
    </>
  );
}
