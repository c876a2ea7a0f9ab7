import type { ComponentType } from "react";
import { ChartNoAxesColumn, Keyboard, Layers, Plus, Search, Workflow, X, type LucideIcon } from "lucide-react";
import { useLocation } from "wouter";
import { useEditor, useSession } from "../session/editor.ts";
import type { RailPanel } from "../session/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { whenAsked } from "../ui/when-asked.tsx";
import styles from "./rail.module.css";
import { words } from "./words.ts";

const panels: readonly (readonly [RailPanel, LucideIcon, ComponentType])[] = [
  ["nodes", Plus, whenAsked(() => import("./nodes-panel.tsx").then((part) => part.NodesPanel))],
  ["outline", Layers, whenAsked(() => import("./outline-panel.tsx").then((part) => part.OutlinePanel))],
  ["pipelines", Workflow, whenAsked(() => import("./pipelines-panel.tsx").then((part) => part.PipelinesPanel))],
  ["find", Search, whenAsked(() => import("./find-panel.tsx").then((part) => part.FindPanel))],
];

/** The narrow strip on the left. What it opens lies over the canvas and never pushes it. */
export function Rail() {
  const { session } = useEditor();
  const open = useSession((state) => state.rail);
  const text = words.use();
  const [, go] = useLocation();
  const close = () => session.openRail(undefined);
  const [name, , Panel] = panels.find(([one]) => one === open) ?? [];
  return (
    <>
      {panels.map(([one, icon]) => (
        <IconButton
          key={one}
          icon={icon}
          label={text[one]}
          on={open === one}
          aria-expanded={open === one}
          onClick={() => session.openRail(open === one ? undefined : one)}
        />
      ))}
      <span className={styles["space"]} />
      <IconButton icon={ChartNoAxesColumn} label={text.feedback} onClick={() => go("/feedback")} />
      <IconButton icon={Keyboard} label={text.keys} onClick={() => session.openDialog("keys")} />
      {name && Panel && (
        <section
          className={styles["panel"]}
          aria-label={text[name]}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            close();
          }}
        >
          <header className={styles["head"]}>
            <h2>{text[name]}</h2>
            <IconButton icon={X} label={text.close} onClick={close} />
          </header>
          <Panel />
        </section>
      )}
    </>
  );
}
