import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Finder, FoundItem } from "../../ui/finder.tsx";
import { newPort } from "../ends/ends.ts";
import { portOf, portsOf } from "../graph/model.ts";
import { splitPath } from "../scope.ts";
import type { PortAt } from "../stage.ts";
import { candidates } from "./candidates.ts";
import { shownOn } from "./use-connecting.ts";
import { connectPorts } from "./wire-edits.ts";
import { words as canvasWords } from "../words.ts";
import { words } from "./words.ts";

/** Connecting without a pointer: a port of the selected node, then one of those that fit it, the nearest first. */
export function ConnectMode() {
  const editor = useEditor();
  const { stage, session, document } = editor;
  const connecting = useStore(stage, (state) => state.connecting);
  const [from, setFrom] = useState<PortAt>();
  const text = words.use();
  const names = canvasWords.use();
  useEffect(() => setFrom(connecting?.from), [connecting]);
  const shown = shownOn(editor);
  if (!connecting || !shown) return null;
  const close = () => {
    stage.put("connecting", undefined);
    stage.camera.focus([...session.getState().selected][0]);
  };
  const { drawn } = shown;
  const chosen = [...session.getState().selected, ...stage.getState().marked].flatMap((id) => drawn.byId.get(id) ?? []);
  const all: readonly PortAt[] = from
    ? candidates(drawn, from)
    : chosen.flatMap((node) => portsOf(node).map(({ name, side }) => ({ node: node.id, side, port: name })));
  const pick = (at: PortAt) => {
    if (!from) return setFrom(at);
    document.apply(words.now().connected, (file) => connectPorts(file, shown, from, at));
    close();
  };
  const nameOf = ({ node, port }: PortAt): string => {
    const { id } = splitPath(node);
    return text.portOf(
      id.startsWith("$") ? names[endWords[id] ?? "inputs"] : id,
      port === newPort ? text.newPort : port,
    );
  };
  const title = from ? text.connectTo(nameOf(from)) : text.connectFrom;
  return (
    <Dialog title={title} bare onClose={close}>
      <Finder key={from ? "to" : "from"} label={title} empty={text.nothingFits}>
        {all.map((at) => (
          <FoundItem
            key={`${at.side} ${at.node} ${at.port}`}
            value={`${nameOf(at)} ${at.side}`}
            onSelect={() => pick(at)}
          >
            <span style={{ color: `var(--kind-${portOf(drawn.byId.get(at.node), at.side, at.port)?.kind ?? "any"})` }}>
              {at.side === "in" ? "→ ●" : "● →"}
            </span>
            <span>{nameOf(at)}</span>
            {"wired" in at && at.wired === true && <kbd>{"adds" in at && at.adds === true ? "+" : "↺"}</kbd>}
          </FoundItem>
        ))}
      </Finder>
    </Dialog>
  );
}

const endWords: Readonly<Record<string, "inputs" | "outputs" | "state" | "yields">> = {
  $inputs: "inputs",
  $outputs: "outputs",
  $state: "state",
  $yield: "yields",
};
