import { whenIdle } from "./when-idle.ts";

let held = false;
const waiting = new Set<() => void>();

const rest = () => {
  held = false;
  for (const again of waiting) again();
};

if (typeof window !== "undefined") {
  window.addEventListener("pointerdown", () => (held = true), true);
  for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, rest, true);
  // Of the window itself: a press takes the focus from a field, too.
  window.addEventListener("blur", ({ target }) => target === window && rest(), true);
}

/** Longer than that nothing waits, in ms: the end of a press may have gone unheard. */
const longestMs = 5000;
/** After a press it waits for an idle moment, but no longer than that, in ms. */
const busyMs = 500;

/** Does what keeps the page busy after so many ms, and then once no hand drags or pans. Returns what calls it off. */
export function whenHandsRest(act: () => void, ms: number): () => void {
  let callOff: () => void;
  const after = (wait: number, then: () => void) => {
    const timer = setTimeout(then, wait);
    callOff = () => clearTimeout(timer);
  };
  const look = () => {
    if (!held) return act();
    after(longestMs, () => (waiting.delete(again), act()));
    waiting.add(again);
  };
  const again = () => {
    waiting.delete(again);
    callOff();
    callOff = whenIdle(look, busyMs);
  };
  after(ms, look);
  return () => {
    waiting.delete(again);
    callOff();
  };
}
