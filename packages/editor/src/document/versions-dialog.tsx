import { useQuery } from "@tanstack/react-query";
import { diffPipelines, readPipeline } from "@reelgraph/engine";
import type { PipelineVersion } from "@reelgraph/server/wire";
import { useState } from "react";
import { listVersions, readVersion } from "../api/pipelines.ts";
import { changeWords } from "../history/changes-between.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { moment } from "../ui/duration.ts";
import styles from "./document.module.css";
import { words } from "./words.ts";

/** What was saved before, each with what it would change, to be restored as one step. */
export function VersionsDialog() {
  const { session } = useEditor();
  const open = useSession((state) => state.dialog === "versions");
  const file = useDocument((state) => state.file);
  const revision = useDocument((state) => state.revision);
  const text = words.use();
  const { data = [] } = useQuery({
    queryKey: ["versions", file, revision],
    enabled: open,
    queryFn: ({ signal }) => listVersions(file, signal),
  });
  if (!open) return null;
  return (
    <Dialog title={text.versions} wide onClose={() => session.openDialog(undefined)}>
      <div className={styles["versions"]}>
        <p>{data.length > 0 ? text.versionsHint : text.noVersions}</p>
        <ul>
          {data.map((version) => (
            <Version key={version.revision} file={file} version={version} isNow={version.revision === revision} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function Version({
  file,
  version: { revision, saved, name, run },
  isNow,
}: {
  readonly file: string;
  readonly version: PipelineVersion;
  readonly isNow: boolean;
}) {
  const { document, session } = useEditor();
  const [open, setOpen] = useState(false);
  const text = words.use();
  const pipeline = useDocument((state) => state.pipeline);
  const { data } = useQuery({
    queryKey: ["version", file, revision],
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion(file, revision),
  });
  const then = data && readPipeline(data.text).pipeline;
  const changes = then ? diffPipelines(pipeline, then).changes.map(changeWords) : [];
  const when = moment(saved);
  const restore = async () => {
    const { text: kept } = await readVersion(file, revision);
    document.take(text.revert(when), kept);
    session.openDialog(undefined);
  };
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <b>{name ?? when}</b>
          <span>
            {name !== undefined && when} {isNow && text.now} {run !== undefined && text.byRun}
          </span>
        </summary>
        {then && <p>{changes.length === 0 ? text.sameAs : text.changes(changes.length)}</p>}
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </details>
      {!isNow && <Button onClick={() => void restore()}>{text.restore}</Button>}
    </li>
  );
}
