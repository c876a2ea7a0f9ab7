import { useEffect, useState } from "react";
import { useEditor } from "../session/editor.ts";
import type { RunStoreState } from "./run-store.ts";
import { statusOf } from "./run-store.ts";
import { stateWords, words } from "./words.ts";

const everyMs = 5000;
/** Nodes that are named; nobody listens to a hundred. */
const most = 5;

/** Tells a screen reader how the run goes, at most every 5 s. */
export function Announcer() {
  const { run } = useEditor();
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = "";
    const say = () => {
      timer = undefined;
      const sentence = describe(run.getState());
      if (sentence === before || sentence === "") return;
      before = sentence;
      setSaid(sentence);
    };
    const unsubscribe = run.subscribe(() => {
      timer ??= setTimeout(say, everyMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [run]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** What goes on now: the nodes at work, or that it is over. */
function describe(state: RunStoreState): string {
  const status = statusOf(state);
  if (status === undefined) return "";
  if (status !== "running") return words.now().announceEnd(stateWords.now()[status]);
  const atWork = [...state.nodes].filter(([, { state: one }]) => one === "running" || one === "waiting");
  const told = atWork
    .slice(0, most)
    .map(([node, { done, units, failed }]) => words.now().announce(node, done - failed, units.length, failed));
  const more = atWork.length - told.length;
  return [...told, ...(more > 0 ? [words.now().announceMore(more)] : [])].join(". ");
}
