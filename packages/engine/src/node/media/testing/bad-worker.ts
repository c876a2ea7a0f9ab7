import type { Task } from "../task.ts";
import { outOfMemoryExit } from "../task.ts";

/** A media process that misbehaves on demand, for the tests of its parent. */
const misdeeds: Record<string, () => unknown> = {
  crash: () => process.kill(process.pid, "SIGSEGV"),
  leave: () => process.exit(3),
  greedy: () => process.exit(outOfMemoryExit),
  rave: () => process.send?.([null]),
  spin: () => {
    for (;;);
  },
  wait: () => process.send?.({ progress: process.pid }),
  work: () => process.send?.({ done: { result: process.pid } }),
};

process.on("message", ({ operation }: Task) => misdeeds[operation]?.());
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
