const askAbove = "reelgraph.run.askAbove";

/** USD up to which a run starts at once, as this browser remembers it; free runs always do. */
export function unasked(): number {
  const kept = Number(localStorage.getItem(askAbove) ?? "0");
  return Number.isFinite(kept) && kept > 0 ? kept : 0;
}

export function setUnasked(usd: number): void {
  localStorage.setItem(askAbove, String(usd));
}
