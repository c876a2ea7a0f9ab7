let held = false;
const waiting = new Set<() => void>();

const rest = () => {
  held = false;
  for (const act of waiting) act();
};

if (typeof window !== "undefined") {
  window.addEventListener("pointerdown", () => (held = true), true);
  for (const type of ["pointerup", "pointercancel", "blur"]) window.addEventListener(type, rest, true);
}

/** Longer than that nothing waits, in ms: the end of a press may have gone unheard. */
const longestMs = 5000;

/** Does what keeps the page busy after so many ms, and then once no hand drags or pans. Returns what calls it off. */
export function whenHandsRest(act: () => void, ms: number): () => void {
  let timer = setTimeout(() => {
    if (!held) return act();
    timer = setTimeout(once, longestMs);
    waiting.add(once);
  }, ms);
  const callOff = () => {
    clearTimeout(timer);
    waiting.delete(once);
  };
  const once = () => {
    callOff();
    act();
  };
  return callOff;
}
