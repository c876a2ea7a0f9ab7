import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import type { Channel } from "../shell.ts";
import { drawRows, fitRows } from "./draw.ts";
import type { Progress } from "./progress.ts";
import { treeRows } from "./tree.ts";

const frameMs = 100;

/** Draws a run as a tree that is redrawn in place. For terminals. */
export function liveProgress(channel: Channel): Progress {
  let state = noRun;
  let pending: RunEvent[] = [];
  let drawn = 0;
  let tick = 0;
  const timer = setInterval(() => draw(channel.size().rows - 1), frameMs);
  // Whatever ends the program, the cursor comes back.
  const showCursor = () => channel.write("\u001B[?25h");
  process.on("exit", showCursor);
  channel.write("\u001B[?25l");

  function draw(most: number): void {
    state = foldRun(state, pending);
    pending = [];
    tick += 1;
    const { rows, hidden } = fitRows(treeRows(state, Date.now()), most);
    const lines = drawRows(rows, channel, tick);
    if (hidden > 0) lines.push(channel.style.dim(`  … ${hidden} more`));
    const back = drawn === 0 ? "" : `\u001B[${drawn}A`;
    // One write between the marks of a synchronised update, so that no half picture is ever shown.
    channel.write(`\u001B[?2026h${back}\r${lines.map((line) => `${line}\u001B[K\n`).join("")}\u001B[J\u001B[?2026l`);
    drawn = lines.length;
  }

  return {
    event: (event) => void pending.push(event),
    end() {
      clearInterval(timer);
      draw(Math.max(channel.size().rows - 1, 40));
      showCursor();
      process.off("exit", showCursor);
    },
  };
}
