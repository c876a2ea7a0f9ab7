import { Command, useCommandState } from "cmdk";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import { useOtherTitles } from "../../api/queries.ts";
import { iconOf } from "../card/icon-of.ts";
import { words } from "../words.ts";
import { addFromSearch } from "./add-from-search.ts";
import styles from "./node-search.module.css";
import { findTypes, type Found } from "./find-types.ts";
import { typeWords } from "./type-words.ts";

/** All node types by name, or those with a port that fits the wire in hand. */
export function NodeSearch() {
  const { stage } = useEditor();
  const searching = useStore(stage, (state) => state.searching);
  return searching ? <Open key={`${searching.screen.join()} ${searching.from?.node ?? ""}`} /> : null;
}

const size = { width: 340, height: 420 };

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
      <Command label={title} loop>
        <Command.Input autoFocus placeholder={title} className={styles["input"]} />
        <Command.List className={styles["list"]}>
          <Command.Empty className={styles["empty"]}>{text.noSuchNode}</Command.Empty>
          {[...groups].map(([category, list]) => (
            <Command.Group key={category} heading={named[category]} className={styles["group"]}>
              {list.map((one) => {
                const Icon = iconOf(one.info);
                return (
                  <Command.Item
                    // The list takes words to be found by only when an entry appears.
                    key={`${one.use} ${others.size}`}
                    value={one.use}
                    keywords={[...one.keywords]}
                    className={styles["item"]}
                    onSelect={() => pick(one)}
                  >
                    <span className={styles["icon"]} style={{ color: `var(--kind-${one.kind})` }}>
                      <Icon size={13} strokeWidth={2} aria-hidden="true" />
                    </span>
                    <span className={styles["name"]}>{one.title}</span>
                    {one.port !== undefined && <code>{one.port}</code>}
                  </Command.Item>
                );
              })}
            </Command.Group>
          ))}
        </Command.List>
        <About found={found} />
      </Command>
    </div>
  );
}

/** What the type under the cursor is for. */
function About({ found }: { readonly found: readonly Found[] }) {
  const use = useCommandState(({ value }) => value);
  const one = found.find((candidate) => candidate.use === use);
  return one ? <p className={styles["about"]}>{one.doc}</p> : null;
}
