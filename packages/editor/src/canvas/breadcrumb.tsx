import { ChevronRight } from "lucide-react";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import styles from "./canvas.module.css";
import { outerPath, splitPath } from "./scope.ts";
import { words } from "./words.ts";

/** Where one is inside sub-pipelines and bodies, and the ways out. */
export function Breadcrumb() {
  const { session } = useEditor();
  const scope = useSession((state) => state.scope);
  const name = useDocument((state) => state.pipeline.name ?? state.file);
  const text = words.use();
  if (scope === "") return null;
  const paths: string[] = [];
  for (let path = scope; path !== ""; path = outerPath(path)) paths.unshift(path);
  return (
    <nav className={styles["crumbs"]} aria-label={text.whereAmI}>
      <button type="button" onClick={() => session.enter("")}>
        {name}
      </button>
      {paths.map((path) => (
        <span key={path}>
          <ChevronRight size={13} aria-hidden="true" />
          <button
            type="button"
            aria-current={path === scope ? "page" : undefined}
            onClick={() => path !== scope && session.enter(path)}
          >
            {path.startsWith("#") && !path.includes("/") ? path.slice(1) : splitPath(path).id}
          </button>
        </span>
      ))}
      <kbd>Esc</kbd>
    </nav>
  );
}
