/** Does something when the browser has nothing else to do, after `timeoutMs` in any case. Returns what calls it off. */
export function whenIdle(act: () => void, timeoutMs: number): () => void {
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: timeoutMs });
  return () => cancelIdleCallback(asked);
}

const openingMs = 2000;

/** The same for what only may be wanted later: a page that opens is often idle for a moment, and then has much to do. */
export function whenOpened(act: () => void): void {
  setTimeout(() => whenIdle(act, 8000), openingMs);
}
