import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { useOtherTitles } from "../api/queries.ts";
import { addFromSearch } from "../canvas/search/add-from-search.ts";
import { findTypes, type Found } from "../canvas/search/find-types.ts";
import { TypeIcon } from "../canvas/search/type-icon.tsx";
import { typeWords } from "../canvas/search/type-words.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** All node types and the file's sub-pipelines; one that is chosen is put in the middle of the view. */
export function NodesPanel() {
  const editor = useEditor();
  const { stage } = editor;
  const types = useStore(stage, (state) => state.types);
  const drawn = useStore(stage, (state) => state.drawn);
  const pipeline = useDocument((state) => state.pipeline);
  const [typed, setTyped] = useState("");
  const named = typeWords.use();
  const text = words.use();
  const others = useOtherTitles();
  const all = useMemo(
    () => findTypes({ types, pipeline, drawn, named, others }),
    [types, pipeline, drawn, named, others],
  );
  const wanted = typed.trim().toLowerCase();
  const found = all.filter(({ title, keywords }) => [title, ...keywords].join(" ").toLowerCase().includes(wanted));
  const add = (one: Found) => {
    const [left, top, width, height] = stage.camera.frame();
    const screen = [left + width / 2, top + height / 2] as const;
    addFromSearch(editor, one, { at: stage.camera.toCanvas(screen), screen });
  };
  return (
    <>
      <input
        className={styles["search"]}
        type="search"
        value={typed}
        placeholder={text.searchNodes}
        aria-label={text.searchNodes}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles["list"]}>
        {[...Map.groupBy(found, ({ category }) => category)].map(([category, list]) => (
          <section key={category}>
            <h3>{named[category]}</h3>
            <ul>
              {list.map((one) => (
                <li key={one.use}>
                  <button type="button" className={styles["row"]} title={one.doc} onClick={() => add(one)}>
                    <TypeIcon info={one.info} kind={one.kind} />
                    <span>{one.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
