import { find, first, lexicon, type Match } from "./lexicon.ts";
import { cameraDirections, cameraSpeeds, cameraWords, handheldWords } from "./camera-words.ts";
import { read } from "./reading.ts";

/** How the camera moves. `direction` is where the camera goes or looks; absent when the text leaves it open. */
export interface CameraMove {
  readonly move: "pan" | "tilt" | "dolly" | "zoom" | "orbit" | "crane" | "track" | "static";
  readonly direction?: "left" | "right" | "up" | "down" | "in" | "out";
  readonly speed: "slow" | "normal" | "fast";
  /** The words that name the move, as written. */
  readonly text: string;
}

const moves = lexicon(cameraWords, "verbs");
const directions = lexicon(cameraDirections, "verbs");
const speeds = lexicon(cameraSpeeds, "verbs");
const handheld = lexicon(handheldWords);

/** The first camera move that a text asks for, in English or Chinese. */
export function readCamera(text: string): CameraMove | undefined {
  return readCameraMoves(text)[0];
}

/** All camera moves that a text asks for, in order; denied ones ("don't pan") are left out. */
export function readCameraMoves(text: string): CameraMove[] {
  const paces = find(speeds, text);
  const bare = without(text, paces);
  const reading = read(bare);
  const ways = find(directions, reading);
  const found: CameraMove[] = [];
  for (const match of find(moves, reading)) {
    if (match.negated) continue;
    const way = nearest(bare, match, ways);
    const from = Math.min(match.at, way?.at ?? match.at);
    const to = Math.max(match.end, way?.end ?? match.end);
    const move = { ...toMove(match.id, way?.id), speed: paceAt(bare, match, paces), text: text.slice(from, to) };
    const same = found.findIndex((other) => other.move === move.move);
    if (same < 0) found.push(move);
    // "slow dolly, camera dollies left" names one move twice: the first that tells the direction counts.
    else if (found[same]?.direction === undefined && move.direction !== undefined) found[same] = move;
  }
  const near = approach.exec(text);
  if (near && !found.some(({ move }) => move === "dolly" || move === "zoom"))
    found.push({ move: "dolly", direction: "in", speed: "slow", text: near[0] });
  return found;
}

/** Going closer, and nobody is named who does: "slow approach to a house", "慢慢靠近一座灯塔". */
const approach =
  /(?<!(?:\b(?:his|her|its|their|the)|['’]s) )\b(?:slow|gentle|gradual|steady) approach\b|(?<=^|[，。；,;]\s*)(?:慢慢|缓缓|缓慢|徐徐|渐渐|逐渐)地?(?:靠近|接近|走近)/iu;

/** Whether the camera is held in the hand. */
export function isHandheld(text: string): boolean {
  return first(handheld, text) !== undefined;
}

type MoveId = keyof typeof cameraWords;
type Way = keyof typeof cameraDirections;
type Pace = CameraMove["speed"];

/** Rows whose words name the direction too. */
const fixed = {
  in: { move: "dolly", direction: "in" },
  out: { move: "dolly", direction: "out" },
  "zoom-in": { move: "zoom", direction: "in" },
  "zoom-out": { move: "zoom", direction: "out" },
  rise: { move: "crane", direction: "up" },
  sink: { move: "crane", direction: "down" },
  "tilt-up": { move: "tilt", direction: "up" },
  "tilt-down": { move: "tilt", direction: "down" },
  "pan-left": { move: "pan", direction: "left" },
  "pan-right": { move: "pan", direction: "right" },
  "track-left": { move: "track", direction: "left" },
  "track-right": { move: "track", direction: "right" },
} as const satisfies Partial<Record<MoveId, Went>>;

type Went = Pick<CameraMove, "move" | "direction">;

function toMove(id: MoveId, way: Way | undefined): Went {
  if (isFixed(id)) return fixed[id];
  switch (id) {
    case "static":
      return { move: "static" };
    case "pan":
    case "tilt":
      // People say "pan up" for a tilt and "tilt left" for a pan.
      if (way === "up" || way === "down") return { move: "tilt", direction: way };
      if (way === "left" || way === "right") return { move: "pan", direction: way };
      return { move: id };
    case "whip":
      return { move: "pan", ...sideways(way) };
    case "dolly":
      if (way === "left" || way === "right") return { move: "track", direction: way };
      return { move: "dolly", direction: way === "out" ? "out" : "in" };
    case "zoom":
    case "snap-zoom":
      return { move: "zoom", direction: way === "out" ? "out" : "in" };
    case "crane":
      return { move: "crane", direction: way === "down" ? "down" : "up" };
    case "orbit":
      // Clockwise seen from above: the camera travels to its left.
      return { move: "orbit", ...sideways(way === "clockwise" ? "left" : way === "anticlockwise" ? "right" : way) };
    case "track":
      return { move: "track", ...sideways(way) };
    case "move":
      if (way === "up" || way === "down") return { move: "crane", direction: way };
      if (way === "in" || way === "out") return { move: "dolly", direction: way };
      return { move: "track", ...sideways(way) };
  }
}

function isFixed(id: MoveId): id is keyof typeof fixed {
  return id in fixed;
}

function sideways(way: Way | undefined): { direction?: "left" | "right" } {
  return way === "left" || way === "right" ? { direction: way } : {};
}

const stops = /[,.;:!?，。；：！？\n]/u;

/** Which directions a word for a move can take. */
function takes(id: MoveId, way: Way): boolean {
  const side = way === "left" || way === "right";
  const height = way === "up" || way === "down";
  if (id === "static") return false;
  if (isFixed(id)) return way === fixed[id].direction;
  if (id === "pan" || id === "tilt") return side || height;
  if (id === "crane") return height;
  if (id === "zoom" || id === "snap-zoom") return way === "in" || way === "out";
  if (id === "dolly") return side || way === "in" || way === "out";
  if (id === "orbit") return side || way === "clockwise" || way === "anticlockwise";
  if (id === "move") return way !== "clockwise" && way !== "anticlockwise";
  return side;
}

/** The direction that belongs to a move: the first after it in its clause, else the last shortly before it. */
function nearest(text: string, match: Match<MoveId>, ways: readonly Match<Way>[]): Match<Way> | undefined {
  const fitting = ways.filter((way) => takes(match.id, way.id));
  return (
    fitting.find(
      (way) => way.at >= match.at && way.at - match.end < 40 && !stops.test(text.slice(match.end, way.at)),
    ) ??
    fitting.findLast(
      (way) => way.end <= match.at && match.at - way.end < 16 && !stops.test(text.slice(way.end, match.at)),
    )
  );
}

/** The pace named beside a move: in its clause and near. */
function paceAt(text: string, match: Match<MoveId>, paces: readonly Match<Pace>[]): Pace {
  let best: { id: Pace; gap: number } = {
    id: match.id === "whip" || match.id === "snap-zoom" ? "fast" : "normal",
    gap: 24,
  };
  for (const { id, at, end, negated } of paces) {
    const inside = at >= match.at && end <= match.end;
    const between = inside ? "" : end <= match.at ? text.slice(end, match.at) : text.slice(match.end, at);
    const gap = between.trim().length;
    if (id !== "normal" && !negated && gap < best.gap && !stops.test(between)) best = { id, gap };
  }
  return best.id;
}

/** The text with adverbs blanked out, so that "camera slowly pushes in" reads as "camera pushes in"; places stay the same. */
function without(text: string, matches: readonly Match[]): string {
  let result = "";
  let at = 0;
  for (const match of matches) {
    result += text.slice(at, match.at) + " ".repeat(match.end - match.at);
    at = match.end;
  }
  return result + text.slice(at);
}
