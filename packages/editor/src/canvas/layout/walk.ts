import type { CanvasNode, Drawn } from "../graph/model.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The node that an arrow key goes to: along the wires to the left and right, among neighbours up and down. */
export function walk(
  { nodes, edges, byId }: Drawn,
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const cards = nodes.filter(({ type }) => type === "card" || type === "end");
  const node = from === undefined ? undefined : byId.get(from);
  if (!node) return leftmost(cards)?.id;
  if (direction === "left" || direction === "right") {
    const ends = edges.flatMap(({ source, target }) => {
      if (direction === "right") return source === node.id ? [target] : [];
      return target === node.id ? [source] : [];
    });
    const along = nearest(
      node,
      ends.flatMap((id) => byId.get(id) ?? []),
      direction,
    );
    if (along) return along.id;
  }
  return nearest(
    node,
    cards.filter((other) => other !== node && liesTowards(node, other, direction)),
    direction,
  )?.id;
}

const middle = ({ position: { x, y }, width = 0, height = 0 }: CanvasNode) => [x + width / 2, y + height / 2] as const;

function liesTowards(from: CanvasNode, to: CanvasNode, direction: Direction): boolean {
  const [[x0, y0], [x1, y1]] = [middle(from), middle(to)];
  const [dx, dy] = [x1 - x0, y1 - y0];
  if (direction === "left" || direction === "right") return (direction === "left" ? -dx : dx) > Math.abs(dy) * 0.5;
  return (direction === "up" ? -dy : dy) > Math.abs(dx) * 0.5;
}

/** The nearest, where what lies aside counts double. */
function nearest(from: CanvasNode, others: readonly CanvasNode[], direction: Direction): CanvasNode | undefined {
  const [x0, y0] = middle(from);
  const level = direction === "left" || direction === "right";
  const distance = (node: CanvasNode) => {
    const [x, y] = middle(node);
    return level ? Math.abs(x - x0) + 2 * Math.abs(y - y0) : Math.abs(y - y0) + 2 * Math.abs(x - x0);
  };
  return others.toSorted((one, other) => distance(one) - distance(other))[0];
}

const leftmost = (nodes: readonly CanvasNode[]): CanvasNode | undefined =>
  nodes.toSorted((one, other) => one.position.x - other.position.x || one.position.y - other.position.y)[0];
