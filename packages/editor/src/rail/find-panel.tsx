import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { useOtherTitles } from "../api/queries.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { findIn, goTo } from "./places.ts";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** Words in the graph: names, types in both languages, parameters, prompts and notes. */
export function FindPanel() {
  const editor = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const types = useStore(editor.stage, (state) => state.types);
  const others = useOtherTitles();
  const [typed, setTyped] = useState("");
  const text = words.use();
  const found = useMemo(
    () =>
      findIn(pipeline, typed, (use) => {
        const info = types.get(use);
        return info ? [info.title, others.get(info.type) ?? ""] : [];
      }),
    [pipeline, typed, types, others],
  );
  return (
    <>
      <input
        className={styles["search"]}
        type="search"
        autoFocus
        value={typed}
        placeholder={text.findHint}
        aria-label={text.find}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing && found[0]) goTo(editor, found[0].place.path);
        }}
      />
      <p className="visually-hidden" role="status">
        {typed === "" ? "" : text.foundCount(found.length)}
      </p>
      {typed !== "" && found.length === 0 && <p className={styles["empty"]}>{text.foundNothing}</p>}
      <ul className={styles["list"]}>
        {found.map(({ place, name, excerpt }) => (
          <li key={place.path}>
            <button type="button" className={styles["found"]} onClick={() => goTo(editor, place.path)}>
              <b>{place.path}</b>
              <small>{name === undefined ? excerpt : text.inField(name, excerpt)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
