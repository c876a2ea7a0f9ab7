import { nodeAt } from "../canvas/node-at.ts";
import { scopeAt } from "../canvas/scope.ts";
import type { Step } from "../document/history.ts";
import type { Editor } from "./editor.ts";

/** What was selected, and in which graph. */
interface Looked {
  readonly scope: string;
  readonly selected: ReadonlySet<string>;
}

/**
 * Brings back what was selected before a step when it is undone, and what was selected behind it when it is done again,
 * in the graph where that was. Beside the history, not in it: looking is nothing that can be undone. Returns what stops it.
 */
export function rememberSelection({ document, session }: Editor): () => void {
  const before = new WeakMap<Step, Looked>();
  const behind = new WeakMap<Step, Looked>();
  const look = (): Looked => {
    const { scope, selected } = session.getState();
    return { scope, selected };
  };
  const show = (looked: Looked | undefined) => {
    if (!looked) return;
    const { pipeline } = document.getState();
    if (!scopeAt(pipeline, looked.scope)) return;
    if (session.getState().scope !== looked.scope) session.enter(looked.scope);
    session.select([...looked.selected].filter((path) => nodeAt(pipeline, path)));
  };
  return document.subscribe((now, old) => {
    if (now.past === old.past && now.future === old.future) return;
    const [undone, redone] = [now.future.at(-1), now.past.at(-1)];
    if (undone && undone === old.past.at(-1)) {
      behind.set(undone, look());
      show(before.get(undone));
    } else if (redone && redone === old.future.at(-1)) show(behind.get(redone));
    else if (redone && redone !== old.past.at(-1)) {
      // A gesture is one step that grows: it began with what was selected first.
      const joined = now.past.length === old.past.length ? old.past.at(-1) : undefined;
      before.set(redone, (joined && before.get(joined)) ?? look());
    }
  });
}
