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

/** Does what keeps the page busy once no hand drags or pans: at once if none does. */
export function whenHandsRest(act: () => void): void {
  if (!held) return act();
  const once = () => {
    clearTimeout(timer);
    if (waiting.delete(once)) act();
  };
  const timer = setTimeout(once, longestMs);
  waiting.add(once);
}
