const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

export const stored = "reelgraph.language";

/** The language that a person chose here, or else that of their browser. */
export function preferred(): Language {
  // Where there is no storage, as in a test without a browser, nothing is kept.
  const kept = typeof localStorage === "undefined" ? null : localStorage.getItem(stored);
  if (kept === "en" || kept === "zh") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}
