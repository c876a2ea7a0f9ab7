import type { ModelInfo } from "@reelgraph/engine/node";
import type { Channel } from "../shell.ts";
import { table, type Cell } from "../terminal/table.ts";
import { usd } from "../terminal/units.ts";

type Priced = ModelInfo & { readonly usdPerSecond: number | undefined };

const columns = [{}, { gives: true }, {}, {}, { gives: true }, { side: "start" }, {}] as const;

/** Models by vendor, as a table that can be read at 80 columns; those that are closed at the end. */
export function modelTable(
  models: readonly Priced[],
  standard: string | undefined,
  today: string,
  { style, size }: Channel,
): string[] {
  const width = size().columns - 1;
  const isClosed = ({ retiresAt }: Priced) => retiresAt !== undefined && retiresAt <= today;
  const open = models.filter((model) => !isClosed(model));
  const head = ["", "one clip", "up to", "sound", "images", "$/s"].map((text): Cell => ({ text, paint: style.dim }));
  const rows = open.map((model): (Cell | string)[] => {
    const { id, capabilities: can, usdPerSecond, prices, retiresAt } = model;
    return [
      { text: id, paint: style.cyan },
      lengthsOf(can.seconds),
      largestOf(can.sizes),
      { always: "always", optional: "opt.", none: "no" }[can.audio],
      picturesOf(can.image),
      prices === undefined ? "free" : usdPerSecond === undefined ? "?" : usd(usdPerSecond),
      retiresAt === undefined ? "" : `closes ${retiresAt}`,
    ];
  });
  // One table, so that all vendors' columns stand below each other; then the vendors' names between its lines.
  const [first = "", ...lines] = open.length === 0 ? [] : table(columns, [head, ...rows], width);
  const groups = [
    ...Map.groupBy(
      open.map((model, index) => ({ model, line: lines[index] ?? "" })),
      providerOf,
    ),
  ];
  const closed = models
    .filter(isClosed)
    .map(({ id, retiresAt = "", replacedBy }) => [
      { text: id, paint: style.dim },
      retiresAt,
      replacedBy === undefined ? "" : `→ ${replacedBy}`,
    ]);
  return [
    ...(first === "" ? [] : [first]),
    ...groups.flatMap(([name, own]) => [
      `${style.bold(name)}${style.dim(factsOf(own.map(({ model }) => model)))}${own.some(({ model }) => model.id === standard) ? `  default: ${standard}` : ""}`,
      ...own.map(({ line }) => line),
    ]),
    ...(closed.length === 0 ? [] : [style.bold("closed"), ...table([{ gives: true }, {}, {}], closed, width)]),
  ];
}

/** What the marks of the table mean. */
export const legend = "F first frame, L last frame, +N references; $/s of a usual clip; --json has it all";

function providerOf({ model: { id, prices } }: { model: Priced }): string {
  return prices === undefined ? "on this machine" : id.slice(0, id.indexOf("/"));
}

/** Of which days the facts are, and whether some are only hints. */
function factsOf(models: readonly Priced[]): string {
  const facts = models.flatMap(({ facts }) => facts ?? []);
  const days = [...new Set(facts.map(({ asOf }) => asOf).filter((day) => day !== ""))].toSorted();
  if (days.length === 0) return facts.length === 0 ? "" : "  as configured";
  const span = days.length === 1 ? days[0] : `${days[0]} to ${days.at(-1)}`;
  return `  as of ${span}${facts.some(({ source }) => source.includes("hint")) ? ", some prices are hints" : ""}`;
}

function lengthsOf(seconds: ModelInfo["capabilities"]["seconds"]): string {
  if ("min" in seconds) return `${seconds.min}–${seconds.max} s`;
  return seconds.length > 3 ? `${Math.min(...seconds)}…${Math.max(...seconds)} s` : `${seconds.join(", ")} s`;
}

function largestOf(sizes: ModelInfo["capabilities"]["sizes"]): string {
  return `${"min" in sizes ? sizes.max : Math.max(...sizes.map(({ width, height }) => Math.min(width, height)))}p`;
}

/** Which pictures it takes: `F` the first frame, `L` the last, and how many to refer to. */
function picturesOf({ first, last, references }: ModelInfo["capabilities"]["image"]): string {
  const parts = [first ? "F" : "", last ? "L" : "", references > 0 ? `+${references}` : ""];
  return parts.filter((part) => part !== "").join(" ") || "no";
}
