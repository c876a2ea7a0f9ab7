import { referencesOf } from "@reelgraph/engine";
import { useMemo } from "react";
import { useStore } from "zustand";
import { infoFor } from "../canvas/graph/flow.ts";
import { TypeIcon } from "../canvas/search/type-icon.tsx";
import { splitPath } from "../canvas/scope.ts";
import { words as cardWords } from "../canvas/card/words.ts";
import { useDocument, useEditor, useRun, useSession } from "../session/editor.ts";
import { goTo, placesOf, type Place } from "./places.ts";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** The graph as a list: every node with its state, and of the selected ones their wires. What the canvas shows, in words. */
export function OutlinePanel() {
  const pipeline = useDocument((state) => state.pipeline);
  const places = useMemo(() => placesOf(pipeline), [pipeline]);
  const text = words.use();
  if (places.length === 0) return <p className={styles["empty"]}>{text.nothingYet}</p>;
  return (
    <div className={styles["list"]}>
      {[...Map.groupBy(places, ({ graph }) => graph)].map(([graph, list]) => (
        <section key={graph} aria-label={graph === "" ? text.thisPipeline : graph.slice(1)}>
          {graph !== "" && <h3>{graph.slice(1)}</h3>}
          <ul>
            {list.map((place) => (
              <Row key={place.path} place={place} siblings={list} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ place, siblings }: { readonly place: Place; readonly siblings: readonly Place[] }) {
  const editor = useEditor();
  const { path, id, spec, depth } = place;
  const pipeline = useDocument((state) => state.pipeline);
  const types = useStore(editor.stage, (state) => state.types);
  const selected = useSession((state) => state.selected.has(path));
  const state = useRun(({ nodes }) => nodes.get(path)?.state);
  const states = cardWords.use();
  const info = infoFor(pipeline, types, spec.use);
  const title = info ? info.title : spec.use;
  return (
    <li>
      <button
        type="button"
        className={styles["row"]}
        aria-current={selected}
        style={{ paddingLeft: 8 + depth * 16 }}
        onClick={() => goTo(editor, path)}
      >
        <TypeIcon info={info} />
        <span>{id}</span>
        <small>{spec.bypass === true ? states.bypassed : state ? states[state] : title}</small>
      </button>
      {selected && <Wires place={place} siblings={siblings} />}
    </li>
  );
}

/** What a node reads and who reads it, each a way there. */
function Wires({
  place: { path, id, spec },
  siblings,
}: {
  readonly place: Place;
  readonly siblings: readonly Place[];
}) {
  const editor = useEditor();
  const text = words.use();
  const { scope } = splitPath(path);
  const near = siblings.filter((other) => splitPath(other.path).scope === scope);
  const prefix = scope === "" ? "" : `${scope}/`;
  const reads = Object.entries(spec.with ?? {}).flatMap(([port, value]) =>
    referencesOf(value).map(({ node, port: from }) => ({ name: port, node, from: `${node}.${from}` })),
  );
  const readers = near.flatMap((other) =>
    Object.entries(other.spec.with ?? {}).flatMap(([port, value]) =>
      referencesOf(value)
        .filter(({ node }) => node === id)
        .map((source) => ({ other, port, from: source.port })),
    ),
  );
  return (
    <ul className={styles["wires"]}>
      {reads.map(({ name, node, from }) => (
        <li key={`${name} ${from}`}>
          {text.readsAt(name)}
          {near.some((other) => other.id === node) ? (
            <button type="button" onClick={() => goTo(editor, prefix + node)}>
              {from}
            </button>
          ) : (
            from
          )}
        </li>
      ))}
      {readers.map(({ other, port, from }) => (
        <li key={`${other.path} ${port} ${from}`}>
          {text.givesTo(from)}
          <button type="button" onClick={() => goTo(editor, other.path)}>
            {other.id}.{port}
          </button>
        </li>
      ))}
    </ul>
  );
}
