import type { Position } from "@reelgraph/engine";

/**
 * What an unfolded card needs more than the folded one. The file's places are those of folded cards: to show one unfolded,
 * rows and columns are pushed in, so that what is right of it stays right of it, what is below stays below, and
 * nothing comes to lie on anything. Looking changes no place in the file.
 */
export interface Room {
  /** Id of the card. */
  readonly id: string;
  /** Right and lower edge of the folded card, in pixels. */
  readonly right: number;
  readonly bottom: number;
  /** How much wider and higher the unfolded one is, in pixels. */
  readonly wider: number;
  readonly higher: number;
}

/**
 * Where a hand put something, where the rule alone would have it elsewhere: in the columns below an unfolded card, which
 * are none in the file. By card and thing; it holds as long as the thing stands there in the file.
 */
export type Sides = Map<string, { readonly at: Position; readonly pushed: readonly [boolean, boolean] }>;

/** Where something is shown that stands at a place in the file. `key` is its id, for what hands move. */
export function pushAside(rooms: readonly Room[], sides: Sides, key: string, at: Position): Position {
  let [x, y] = at;
  for (const { id, right, bottom, wider, higher } of rooms) {
    const known = sides.get(`${id} ${key}`);
    const [isRight, isBelow] =
      known && known.at[0] === x && known.at[1] === y ? known.pushed : [x >= right, y >= bottom];
    if (isRight) x += wider;
    if (isBelow) y += higher;
  }
  return [x, y];
}

/** The reverse: the place in the file of what is put somewhere on the canvas, so that it is shown just there. */
export function pullBack(rooms: readonly Room[], sides: Sides, key: string, at: Position): Position {
  let [x, y] = at;
  for (const { id, right, bottom, wider, higher } of rooms.toReversed()) {
    const pushed = [x >= right + wider, y >= bottom + higher] as const;
    if (pushed[0]) x -= wider;
    if (pushed[1]) y -= higher;
    sides.set(`${id} ${key}`, { at: [x, y], pushed });
  }
  return [x, y];
}

/** How much larger a box is shown, whose sides are pushed apart. */
export function stretch(rooms: readonly Room[], at: Position, [width, height]: Position): Position {
  const far = pushAside(rooms, new Map(), "", [at[0] + width, at[1] + height]);
  const near = pushAside(rooms, new Map(), "", at);
  return [far[0] - near[0], far[1] - near[1]];
}
