import { Position as Side } from "@xyflow/react";
import type { CardShape } from "./card-shape.ts";
import type { CardNode } from "./graph/model.ts";

/** What React Flow would measure: the size, and where the ports are. */
export function declared(shape: CardShape): Pick<CardNode, "width" | "height" | "handles"> {
  return {
    width: shape.width,
    height: shape.height,
    handles: shape.ports.map(({ name, side, y }) => ({
      id: name,
      type: side === "in" ? "target" : "source",
      position: side === "in" ? Side.Left : Side.Right,
      x: side === "in" ? -6 : shape.width - 6,
      y: y - 6,
      width: 12,
      height: 12,
    })),
  };
}
