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
