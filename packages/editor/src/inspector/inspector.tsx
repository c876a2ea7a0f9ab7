import { useEffect, useState } from "react";
import { X } from "lucide-react";
import { useStore } from "zustand";
import { iconOf } from "../canvas/card/icon-of.ts";
import { infoFor } from "../canvas/graph/flow.ts";
import { nodeAt } from "../canvas/node-at.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { Around } from "../ui/around.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./inspector.module.css";
import { NameField } from "./name-field.tsx";
import { NodeResults } from "./node-results.tsx";
import { NodeSettings } from "./node-settings.tsx";
import { PipelineSettings } from "./pipeline-settings.tsx";
import { Several } from "./several.tsx";
import { useShownField } from "./use-shown-field.ts";
import { words } from "./words.ts";
import { Form } from "./form.tsx";

/** Everything about what is selected; about the pipeline when nothing is. */
export function Inspector() {
  const open = useSession((state) => state.inspector);
  const selected = useSession((state) => state.selected);
  const text = words.use();
  if (!open) return null;
  const [path] = selected;
  return (
    <aside className={styles["inspector"]} aria-label={text.inspector}>
      <Around>
        {selected.size > 1 ? (
          <Several />
        ) : path === undefined ? (
          <PipelineSettings />
        ) : (
          <NodeInspector key={path} path={path} />
        )}
      </Around>
    </aside>
  );
}

type Tab = "settings" | "takes";

function NodeInspector({ path }: { readonly path: string }) {
  const { session } = useEditor();
  const spec = useDocument(({ pipeline }) => nodeAt(pipeline, path));
  const { stage } = useEditor();
  const types = useStore(stage, (state) => state.types);
  const info = useDocument(({ pipeline }) => spec && infoFor(pipeline, types, spec.use));
  const unit = useSession((state) => state.unit);
  const [tab, setTab] = useState<Tab>("settings");
  const form = useShownField<HTMLDivElement>();
  useEffect(() => {
    if (unit !== undefined) setTab("takes");
  }, [unit]);
  const text = words.use();
  if (!spec || types.size === 0) return null;
  const Icon = iconOf(info);
  const tabs: readonly Tab[] = ["settings", "takes"];
  return (
    <>
      <header className={styles["head"]}>
        <Icon size={16} aria-hidden="true" />
        <div className={styles["names"]}>
          <NameField path={path} />
          <small title={info?.doc}>{info?.title ?? spec.use}</small>
        </div>
        <IconButton icon={X} label={text.close} onClick={() => session.show({ inspector: false })} />
      </header>
      <div className={styles["tabs"]} role="tablist">
        {tabs.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
            {text[one]}
          </button>
        ))}
      </div>
      <div ref={form} className={styles["content"]} role="tabpanel" aria-label={text[tab]}>
        {tab === "takes" ? (
          <NodeResults path={path} />
        ) : (
          <Form>
            <NodeSettings path={path} spec={spec} info={info} />
          </Form>
        )}
      </div>
    </>
  );
}
