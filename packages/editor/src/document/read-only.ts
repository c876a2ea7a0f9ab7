import type { Problem } from "@reelgraph/engine";
import type { DocumentStore } from "./document.ts";
import { words } from "./words.ts";

/** A document that can be looked at and not changed: every edit is refused, and says so. */
export function readOnly(store: DocumentStore): DocumentStore {
  store.setState({ isReadOnly: true });
  const refuse = (): Problem => {
    const refused: Problem = { code: "read-only", at: "", message: words.now().readOnly };
    store.setState({ refused });
    return refused;
  };
  return {
    ...store,
    apply: refuse,
    undo: () => void refuse(),
    redo: () => void refuse(),
    take: () => [refuse()],
  };
}
