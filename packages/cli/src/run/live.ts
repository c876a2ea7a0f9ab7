import { setTimeout } from "node:timers/promises";
import { foldRun, noRun, placeOf, type RunEvent } from "@reelgraph/engine";
import type { Channel } from "../shell.ts";
import { cut } from "../terminal/width.ts";
import { drawRows, fitRows } from "./draw.ts";
import { planText } from "./estimate-words.ts";
import { videoOf } from "./event-video.ts";
import type { Progress } from "./progress.ts";
import { treeRows, type TreeView } from "./tree.ts";

const frameMs = 100;
/** How long, in milliseconds, the end waits for pictures that are nearly there. */
const lastPicturesMs = 150;

export interface LiveOptions extends Pick<TreeView, "rank"> {
  readonly channel: Channel;
  /** A picture of a finished clip as a file. May take its time. */
  thumbnail(video: NonNullable<ReturnType<typeof videoOf>>): Promise<string>;
}

/** What the run was planned to come to, to be compared with what is seen above. */
function planLine(plan: Parameters<typeof planText>[0], { style, size }: Channel): string[] {
  const text = planText(plan);
  return text === undefined ? [] : [style.dim(`  ${cut(text, size().columns - 3)}`)];
}

/** Draws a run as a tree that is redrawn in place. For terminals. */
export function liveProgress({ channel, rank, thumbnail }: LiveOptions): Progress {
  let state = noRun;
  let pending: RunEvent[] = [];
  let drawn = 0;
  let tick = 0;
  const notes = new Map<string, string>();
  const pictures: Promise<unknown>[] = [];
  const timer = setInterval(() => draw(channel.size().rows - 1), frameMs);
  // Whatever ends the program, the cursor comes back.
  const showCursor = () => channel.write("\u001B[?25h");
  process.on("exit", showCursor);
  channel.write("\u001B[?25l");

  function draw(most: number): void {
    state = foldRun(state, pending);
    pending = [];
    tick += 1;
    const { rows, hidden } = fitRows(treeRows({ state, now: Date.now(), rank, notes }), state.plan ? most - 1 : most);
    const lines = drawRows(rows, channel, tick);
    if (hidden > 0) lines.push(channel.style.dim(`  … ${hidden} more`));
    const { plan, ended } = state;
    if (plan && ended === undefined) lines.push(...planLine(plan, channel));
    const back = drawn === 0 ? "" : `\u001B[${drawn}A\r`;
    // One write between the marks of a synchronised update, so that no half picture is ever shown.
    channel.write(`\u001B[?2026h${back}${lines.map((line) => `${line}\u001B[K\n`).join("")}\u001B[J\u001B[?2026l`);
    drawn = lines.length;
  }

  return {
    event(event) {
      pending.push(event);
      const video = videoOf(event);
      if (!video || !("node" in event)) return;
      // A picture that can't be made is no reason to disturb the run.
      const picture = thumbnail(video).catch(() => "");
      pictures.push(picture.then((path) => notes.set(placeOf(event), path)));
    },
    async end() {
      clearInterval(timer);
      await Promise.race([Promise.all(pictures), setTimeout(lastPicturesMs, undefined, { ref: false })]);
      draw(Math.max(channel.size().rows - 1, 40));
      showCursor();
      process.off("exit", showCursor);
    },
  };
}
