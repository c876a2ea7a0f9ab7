import { renameInput, setInput, setOutput, combine, parseReference, freeName, type Pipeline } from "@reelgraph/engine";
import { Handle, Position, useStore as useFlowStore, type NodeProps } from "@xyflow/react";
import { LogIn, LogOut, Plus, Repeat2, X } from "lucide-react";
import { memo, useState } from "react";
import { useDocument, useEditor } from "../../session/editor.ts";
import portStyles from "../card/card-ports.module.css";
import type { PortShape } from "../card-shape.ts";
import type { EndNode } from "../graph/model.ts";
import { endReferences, newPort } from "./ends.ts";
import { scopeAt } from "../scope.ts";
import styles from "./end-card.module.css";
import { useSaid } from "../../language/sentences/said.ts";
import { words } from "../words.ts";
import { wordsZoom } from "../zoom.ts";

const icons = { $inputs: LogIn, $outputs: LogOut, $state: Repeat2, $yield: LogOut };
const titles = { $inputs: "inputs", $outputs: "outputs", $state: "state", $yield: "yields" } as const;

/** What a graph is given and what it gives, or a loop's state and yields: names that can be wired, added and changed. */
export const EndCard = memo(function EndCard({ data, selected }: NodeProps<EndNode>) {
  const { document } = useEditor();
  const far = useFlowStore(({ transform }) => transform[2] < wordsZoom);
  const text = words.use();
  const Icon = icons[data.id];
  const { scope, id } = data;
  const canAdd = id === "$inputs" && data.shape.ports.some(({ name }) => name === newPort);
  const add = () =>
    document.apply(words.now().inputAdded, (file) => {
      const inputs = scopeAt(file, scope)?.graph?.inputs ?? {};
      return setInput(
        file,
        scope,
        freeName("text", (name) => Object.hasOwn(inputs, name)),
        { type: "text" },
      );
    });
  return (
    <section
      className={styles["end"]}
      data-selected={selected}
      data-far={far}
      data-rail={data.rail}
      aria-label={text[titles[id]]}
    >
      <header className={styles["header"]}>
        <Icon size={14} strokeWidth={2} aria-hidden="true" />
        <b>{text[titles[id]]}</b>
        {canAdd && !far && data.rail !== true && (
          <button
            type="button"
            className={`${styles["add"]} nodrag`}
            aria-label={text.addInput}
            title={text.addInput}
            onClick={add}
          >
            <Plus size={13} aria-hidden="true" />
          </button>
        )}
      </header>
      {data.shape.ports.map((port) => (
        <Row key={port.name} port={port} data={data} selected={selected} far={far} />
      ))}
    </section>
  );
});

function Row({
  port,
  data: { id, scope },
  selected,
  far,
}: {
  readonly port: PortShape;
  readonly data: EndNode["data"];
  readonly selected: boolean;
  readonly far: boolean;
}) {
  const { name, side, kind, list, y, required } = port;
  const text = words.use();
  const left = side === "in";
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const said = useSaid();
  const isNew = name === newPort;
  const label = isNew ? (left ? text.newOutput : text.newInput) : name === "$iteration" ? text.round : name;
  const editable = !isReadOnly && !isNew && name !== "$iteration" && id !== "$state";
  return (
    <>
      <Handle
        id={name}
        type={left ? "target" : "source"}
        position={left ? Position.Left : Position.Right}
        className={`${portStyles["port"]} ${isNew ? styles["open"] : ""}`}
        data-list={list}
        data-kind={kind}
        style={{ top: y, color: `var(--kind-${kind})` }}
        role="img"
        aria-label={`${label}: ${said(list ? `list<${kind}>` : kind)}`}
      />
      {!far && (
        <span
          className={styles["row"]}
          data-side={side}
          data-new={isNew}
          data-required={required}
          style={{ top: y - 12 }}
        >
          {selected && editable ? (
            <Edit name={name} id={id} scope={scope} />
          ) : (
            <span className={styles["name"]}>{label}</span>
          )}
          {!isNew && <em>{list ? `list<${kind}>` : kind === "any" ? "" : kind}</em>}
        </span>
      )}
    </>
  );
}

/** The name of an input or output, to be changed in place, and taken out. */
function Edit({
  name,
  id,
  scope,
}: {
  readonly name: string;
  readonly id: EndNode["data"]["id"];
  readonly scope: string;
}) {
  const { document } = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const [typed, setTyped] = useState(name);
  const text = words.use();
  const isInput = id === "$inputs";
  const save = () => {
    if (typed === name) return;
    const problem = document.apply(words.now().renamedPort, (file) =>
      isInput ? renameInput(file, scope, name, typed) : renameOutput(file, scope, name, typed),
    );
    if (problem) setTyped(name);
  };
  const remove = () =>
    document.apply(words.now().portRemoved, (file) =>
      isInput ? setInput(file, scope, name, undefined) : setOutput(file, scope, name, undefined),
    );
  const isThere =
    isInput || Object.hasOwn(endReferences(scopeAt(pipeline, scope) ?? { path: "", prefix: "", nodes: {} }), name);
  return (
    <>
      <input
        className={`${styles["edit"]} nodrag`}
        value={typed}
        aria-label={text.nameOfPort(name)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(name);
        }}
      />
      {isThere && (
        <button
          type="button"
          className={`${styles["remove"]} nodrag`}
          aria-label={text.removePort(name)}
          title={text.removePort(name)}
          onClick={remove}
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

function renameOutput(file: Pipeline, scope: string, name: string, to: string) {
  const reference = parseReference(
    endReferences(scopeAt(file, scope) ?? { path: "", prefix: "", nodes: {} })[name] ?? "",
  );
  return combine(file, [
    (before) => setOutput(before, scope, name, undefined),
    (before) => setOutput(before, scope, to, reference),
  ]);
}
