/** What viewers are asked, and the colour that each has in charts; a shape tells them apart, too. */
export const aspects = [
  { id: "quality", colour: "var(--tungsten)", dash: "" },
  { id: "realism", colour: "var(--daylight)", dash: "6 4" },
  { id: "usefulness", colour: "var(--done)", dash: "2 4" },
] as const;
