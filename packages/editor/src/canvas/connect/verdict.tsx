import { describeAccepts } from "@reelgraph/engine";
import { useConnection, useStore } from "@xyflow/react";
import { Check, CircleSlash2, Plus, Replace } from "lucide-react";
import { useEditor } from "../../session/editor.ts";
import styles from "../canvas.module.css";
import { splitPath } from "../scope.ts";
import { isWired, judge, type Judgement } from "./judge.ts";
import { shownOn } from "./use-connecting.ts";
import { words } from "./words.ts";

/** In pixels, as its style has it: beyond that, sentences are broken, and near the edge they stand to the left. */
const widest = 340;

/** At the cursor, while a wire is dragged over a port: what would become of it, or why nothing would. */
export function Verdict() {
  const editor = useEditor();
  const connection = useConnection();
  const width = useStore((state) => state.width);
  const text = words.use();
  const shown = shownOn(editor);
  if (!connection.inProgress || !connection.toHandle || !shown) return null;
  const { fromHandle, fromNode, toHandle, toNode, pointer } = connection;
  if (!fromHandle.id || !toHandle.id || !toNode) return null;
  const from = { node: fromNode.id, side: fromHandle.type === "source" ? "out" : "in", port: fromHandle.id } as const;
  const to = { node: toNode.id, side: toHandle.type === "source" ? "out" : "in", port: toHandle.id } as const;
  if (from.node === to.node && from.port === to.port) return null;
  const verdict = judge(shown.drawn, from, to);
  const target = shown.drawn.byId.get(to.side === "in" ? to.node : from.node);
  const replaces =
    verdict.ok && !verdict.adds && target !== undefined && isWired(target, to.side === "in" ? to.port : from.port);
  const isLeft = pointer.x > width - widest;
  const below = `${pointer.y + 16}px`;
  const Icon = !verdict.ok ? CircleSlash2 : verdict.adds ? Plus : replaces ? Replace : Check;
  return (
    <div
      className={styles["verdict"]}
      data-ok={verdict.ok}
      role="status"
      style={{
        transform: isLeft
          ? `translate(calc(${pointer.x - 16}px - 100%), ${below})`
          : `translate(${pointer.x + 16}px, ${below})`,
      }}
    >
      <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
      {verdict.ok ? outcome(verdict, to.port, replaces, text) : reason(verdict, text)}
    </div>
  );
}

/** What becomes of the wire, and of how often the node runs. */
function outcome(verdict: Judgement & { readonly ok: true }, port: string, replaces: boolean, text: Words): string {
  const done = verdict.adds ? text.willAdd(port) : replaces ? text.willReplace(port) : text.willConnect(port);
  const names = verdict.through?.map((id) => splitPath(id).id).join(", ");
  const led = names === undefined ? done : text.willLead(done, names);
  return verdict.maps === undefined ? led : text.willMap(led, verdict.maps);
}

type Words = ReturnType<typeof words.now>;

/** Why two ports can't be connected, as one sentence. */
function reason(verdict: Judgement & { readonly ok: false }, text: Words): string {
  if (verdict.why === "axes") return text.unrelated(verdict.comes, verdict.has, verdict.node);
  if (verdict.why !== "kind") return text[refusals[verdict.why]];
  return text.wrongKind(verdict.gives, describeAccepts(verdict.takes));
}

const refusals = {
  "same-node": "sameNode",
  circle: "circle",
  "two-ends": "twoEnds",
  "no-port": "noPort",
  "leaves-loop": "leavesLoop",
  "no-beginning": "noBeginning",
} as const;
