import type { CardShape, PortShape } from "../card-shape.ts";

/**
 * The frame of an unfolded card, in pixels: its ports on the outer edge, the same names as a rail on the inner one, and
 * between the rails what is inside.
 */
export const unfolded = { rail: 160, pad: 40, header: 36, top: 8, row: 24, strip: 58, footer: 32 } as const;

/** An empty inside is this wide, in pixels. */
const least = 200;
/** What is pushed aside stays on the grid of so many pixels. */
const grid = 20;
const onGrid = (from: number, to: number): number => from + Math.ceil(Math.max(0, to - from) / grid) * grid;

export interface UnfoldedShape {
  readonly card: CardShape;
  /** The names that the inside reads, and those that it gives. */
  readonly into: CardShape | undefined;
  readonly out: CardShape | undefined;
}

/** Lines a card's ports up with the names inside. `content` is the size of what is inside. */
export function unfoldedShape(
  card: CardShape,
  into: CardShape | undefined,
  out: CardShape | undefined,
  [wide, high]: readonly [number, number],
): UnfoldedShape {
  const { rail, pad, header, top, row, strip, footer } = unfolded;
  const left = rowsOf(card.ports, "in", into);
  const right = rowsOf(card.ports, "out", out);
  const rows = Math.max(left.length, right.length) * row + 2 * top;
  const inside = Math.max(rows, high + 2 * pad);
  const height = header + inside + (card.strip ? strip : 0) + footer;
  const width = 2 * (rail + pad) + Math.max(wide, least);
  const y = (name: string, names: readonly string[]) => top + row * (names.indexOf(name) + 0.5);
  const railShape = (shape: CardShape | undefined, names: readonly string[]): CardShape | undefined =>
    shape && {
      ...shape,
      width: rail,
      height: inside,
      ports: shape.ports.map((port) => ({ ...port, y: y(port.name, names) })),
    };
  return {
    card: {
      ...card,
      width: onGrid(card.width, width),
      height: onGrid(card.height, height),
      ports: card.ports.map((port) => {
        const [rows, inner] = port.side === "in" ? [left, into] : [right, out];
        const bare = inner?.ports.some(({ name }) => name === port.name) ?? false;
        return { ...port, y: header + y(port.name, rows), bare };
      }),
    },
    into: railShape(into, left),
    out: railShape(out, right),
  };
}

/** Names in rows: a port stands beside the name inside that it stands for. */
function rowsOf(ports: readonly PortShape[], side: "in" | "out", inside: CardShape | undefined): readonly string[] {
  const own = ports.filter((port) => port.side === side).map(({ name }) => name);
  return [...new Set([...own, ...(inside?.ports ?? []).map(({ name }) => name)])];
}
