import { renameNode } from "@reelgraph/engine";
import { useState } from "react";
import { splitPath } from "../canvas/scope.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import styles from "./inspector.module.css";
import { words } from "./words.ts";
import { said } from "../language/sentences/said.ts";

/** A node's id is its name; every reference follows when it changes. */
export function NameField({ path }: { readonly path: string }) {
  const { document, session } = useEditor();
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const { id } = splitPath(path);
  const [typed, setTyped] = useState(id);
  const [problem, setProblem] = useState<string>();
  const text = words.use();
  const commit = () => {
    const to = typed.trim();
    if (to === id) return setProblem(undefined);
    const refused = document.apply(text.rename, (pipeline) => renameNode(pipeline, path, to));
    setProblem(refused && said(refused.message));
    if (refused) return setTyped(id);
    session.renamed(path, path.slice(0, path.length - id.length) + to);
  };
  return (
    <>
      <input
        className={styles["name"]}
        aria-label={text.name}
        aria-invalid={problem !== undefined}
        spellCheck={false}
        readOnly={isReadOnly}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(id);
        }}
      />
      {problem !== undefined && (
        <small role="alert" className={styles["problem"]}>
          {problem}
        </small>
      )}
    </>
  );
}
