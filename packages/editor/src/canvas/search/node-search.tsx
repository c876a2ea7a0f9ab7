import { useCommandState } from "cmdk";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import { useOtherTitles } from "../../api/queries.ts";
import { words } from "../words.ts";
import { addFromSearch } from "./add-from-search.ts";
import styles from "./node-search.module.css";
import { findTypes, type Found } from "./find-types.ts";
import { Finder, FoundGroup, FoundItem } from "../../ui/finder.tsx";
import { TypeIcon } from "./type-icon.tsx";
import { typeWords } from "./type-words.ts";

/** All node types by name, or those with a port that fits the wire in hand. */
export function NodeSearch() {
  const { stage } = useEditor();
  const searching = useStore(stage, (state) => state.searching);
  return searching ? <Open key={`${searching.screen.join()} ${searching.from?.node ?? ""}`} /> : null;
}

/** In pixels, at most: the field, the list and three lines about a type. */
const size = { width: 340, height: 476 };

function Open() {
  const editor = useEditor();
  const { stage } = editor;
  const searching = useStore(stage, (state) => state.searching);
  const pipeline = useStore(editor.document, (state) => state.pipeline);
  const types = useStore(stage, (state) => state.types);
  const box = useRef<HTMLDivElement>(null);
  const text = words.use();
  const named = typeWords.use();
  const drawn = useStore(stage, (state) => state.drawn);
  const others = useOtherTitles();
  const found = useMemo(
    () => findTypes({ types, pipeline, drawn, named, others }, searching?.from, searching?.wire),
    [types, pipeline, drawn, named, others, searching],
  );
  const close = () => {
    stage.put("searching", undefined);
    stage.camera.focus();
  };
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) stage.put("searching", undefined);
    };
    window.addEventListener("pointerdown", away, true);
    return () => window.removeEventListener("pointerdown", away, true);
  }, [stage]);
  if (!searching) return null;
  const [x, y] = searching.screen;
  const left = Math.max(8, Math.min(x, innerWidth - size.width - 8));
  const top = Math.max(8, Math.min(y, innerHeight - size.height - 8));
  const groups = Map.groupBy(found, ({ category }) => category);
  const pick = (one: Found) => {
    stage.put("searching", undefined);
    addFromSearch(editor, one, searching);
  };
  const title = searching.from ? text.searchFits(searching.from.port) : text.searchNodes;
  return (
    <div
      ref={box}
      className={styles["search"]}
      style={{ left, top, width: size.width }}
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        event.stopPropagation();
      }}
    >
      <Finder label={title} empty={text.noSuchNode} below={<About found={found} />}>
        {[...groups].map(([category, list]) => (
          <FoundGroup key={category} heading={named[category]}>
            {list.map((one) => (
              <FoundItem
                // The list takes words to be found by only when an entry appears.
                key={`${one.use} ${others.size}`}
                value={one.use}
                keywords={[...one.keywords]}
                onSelect={() => pick(one)}
              >
                <TypeIcon info={one.info} kind={one.kind} />
                <span>{one.title}</span>
                {one.port !== undefined && <code>{one.port}</code>}
              </FoundItem>
            ))}
          </FoundGroup>
        ))}
      </Finder>
    </div>
  );
}

/** What the type under the cursor is for. */
function About({ found }: { readonly found: readonly Found[] }) {
  const use = useCommandState(({ value }) => value);
  const one = found.find((candidate) => candidate.use === use);
  return one ? <p className={styles["about"]}>{one.doc}</p> : null;
}
