import { Keyboard, Layers, Plus, Search, Workflow, X, type LucideIcon } from "lucide-react";
import { useEditor, useSession } from "../session/editor.ts";
import type { RailPanel } from "../session/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FindPanel } from "./find-panel.tsx";
import { NodesPanel } from "./nodes-panel.tsx";
import { OutlinePanel } from "./outline-panel.tsx";
import { PipelinesPanel } from "./pipelines-panel.tsx";
import styles from "./rail.module.css";
import { words } from "./words.ts";

const panels: readonly (readonly [RailPanel, LucideIcon, () => React.ReactNode])[] = [
  ["nodes", Plus, () => <NodesPanel />],
  ["outline", Layers, () => <OutlinePanel />],
  ["pipelines", Workflow, () => <PipelinesPanel />],
  ["find", Search, () => <FindPanel />],
];

/** The narrow strip on the left. What it opens lies over the canvas and never pushes it. */
export function Rail() {
  const { session } = useEditor();
  const open = useSession((state) => state.rail);
  const text = words.use();
  const close = () => session.openRail(undefined);
  const shown = panels.find(([name]) => name === open);
  return (
    <>
      {panels.map(([name, icon]) => (
        <IconButton
          key={name}
          icon={icon}
          label={text[name]}
          on={open === name}
          aria-expanded={open === name}
          onClick={() => session.openRail(open === name ? undefined : name)}
        />
      ))}
      <span className={styles["space"]} />
      <IconButton icon={Keyboard} label={text.keys} onClick={() => session.openDialog("keys")} />
      {shown && (
        <section
          className={styles["panel"]}
          aria-label={text[shown[0]]}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            close();
          }}
        >
          <header className={styles["head"]}>
            <h2>{text[shown[0]]}</h2>
            <IconButton icon={X} label={text.close} onClick={close} />
          </header>
          {shown[2]()}
        </section>
      )}
    </>
  );
}
