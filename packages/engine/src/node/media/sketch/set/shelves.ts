import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, shade } from "../colour.ts";
import type { Part, Pen, World } from "../world.ts";
import { roomTone } from "./room-light.ts";

const depth = 2.6;

/** What stands on a shelf: its colour and its share of the row's height. */
type Stock = "books" | "flasks";

/** Shelves along the whole wall but for the window: books of a library, flasks of a laboratory over its bench. */
export function shelves(world: World, wood: Rgb, stock: Stock, open: { x: number; wide: number }): Part[] {
  const { stage, light } = world;
  const random = world.random("shelves");
  const foot = stage.ground / depth;
  const unit = stage.unit;
  const top = stock === "books" ? -stage.headroom * 0.95 : foot - unit * 0.62;
  return [
    baked(
      world,
      depth,
      (pen, area) => {
        const board = stock === "books" ? roomTone(light, wood, -0.25) : roomTone(light, [196, 204, 208], -0.2);
        const row = unit * 0.135;
        const bay = unit * 0.4;
        for (let x = Math.floor(area.left / bay) * bay; x < area.right; x += bay) {
          if (x + bay > open.x - unit * 0.1 && x < open.x + open.wide + unit * 0.1) continue;
          const low = stock === "books" ? foot : foot - unit * 0.24;
          pen.fillStyle = css(shade(board, -0.5), stock === "books" ? 1 : 0.4);
          pen.fillRect(x, top, bay, low - top);
          for (let y = low; y > top + row * 0.6; y -= row) {
            fill(world, pen, stock, x, y, bay, row, random);
            pen.fillStyle = css(board);
            pen.fillRect(x, y - unit * 0.008, bay, unit * 0.014);
          }
          pen.fillStyle = css(shade(board, -0.12));
          pen.fillRect(x, top, unit * 0.014, low - top);
        }
        if (stock === "books") return;
        pen.fillStyle = css(roomTone(light, [232, 236, 238], 0.1));
        pen.fillRect(area.left, foot - unit * 0.22, area.right - area.left, unit * 0.026);
        pen.fillStyle = css(roomTone(light, [150, 162, 170], -0.3));
        pen.fillRect(area.left, foot - unit * 0.194, area.right - area.left, unit * 0.194);
      },
      { bottom: foot + 4 },
    ),
  ];
}

function fill(
  { stage, light }: World,
  pen: Pen,
  stock: Stock,
  x: number,
  y: number,
  bay: number,
  row: number,
  random: ReturnType<World["random"]>,
): void {
  const unit = stage.unit;
  if (stock === "books") {
    for (let bx = x + unit * 0.016; bx < x + bay * 0.96;) {
      const wide = unit * random.between(0.01, 0.024);
      const high = row * random.between(0.6, 0.9);
      if (random.chance(0.9)) {
        const tint = random.pick<Rgb>([
          [150, 62, 52],
          [66, 90, 104],
          [190, 154, 92],
          [86, 108, 80],
          [200, 190, 168],
          [104, 74, 58],
        ]);
        pen.fillStyle = css(roomTone(light, tint, random.between(-0.5, 0.1)));
        pen.fillRect(bx, y - high, wide * 0.9, high);
      }
      bx += wide;
    }
    return;
  }
  for (let bx = x + unit * 0.05; bx < x + bay * 0.94; bx += unit * random.between(0.05, 0.08)) {
    const size = unit * random.between(0.016, 0.026);
    const tint = random.pick<Rgb>([
      [92, 196, 170],
      [90, 150, 226],
      [226, 176, 84],
      [206, 110, 150],
    ]);
    pen.fillStyle = css(roomTone(light, tint, 0.3), 0.85);
    pen.beginPath();
    pen.arc(bx, y - size - unit * 0.008, size, 0, 7);
    pen.fill();
    pen.fillStyle = css(roomTone(light, [226, 236, 240], 0.2), 0.7);
    pen.fillRect(bx - size * 0.3, y - size * 3.2, size * 0.6, size * 1.6);
  }
}
