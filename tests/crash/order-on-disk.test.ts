import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openBench } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { makeProject } from "./project.ts";
import { isDurable, readTrace, straceInto } from "./trace.ts";

const canTrace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
const why = canTrace ? "" : " (skipped: strace is not here, or may not trace)";

it.skipIf(!canTrace)(
  `the system calls show each intent on the disk before its POST, and each job id before its first poll (rule 26)${why}`,
  async () => {
    const bench = await openBench("A");
    onTestFinished(() => bench.close());
    const trace = join(bench.parent, "trace");
    const buyer = startBuyer(bench.bundle, {}, straceInto(trace));
    const answer = await buyer.ask({ go: makeProject(bench, "traced") });
    await buyer.end();
    expect(answer?.state).toBe("succeeded");

    const steps = readTrace(trace);
    const sent = (head: RegExp) =>
      steps.flatMap(({ is, to, text }, index) => {
        const name = is === "write" && to === "socket" ? head.exec(text)?.[1] : undefined;
        return name === undefined ? [] : [{ name, before: steps.slice(0, index) }];
      });
    const posts = sent(/"POST \/v1\/videos HTTP.*?idempotency-key: (rg_\w+)/is);
    expect(new Set(posts.map(({ name }) => name)).size).toBe(3);
    expect(posts.filter(({ name, before }) => !isDurable(before, `\\"clientKey\\":\\"${name}\\"`))).toEqual([]);
    const polls = sent(/"GET \/v1\/videos\/([^ /]+) HTTP/);
    expect(new Set(polls.map(({ name }) => name)).size).toBe(3);
    expect(polls.filter(({ name, before }) => !isDurable(before, `\\"ref\\":{\\"id\\":\\"${name}\\"`))).toEqual([]);
    // The other way round it doesn't hold: so the trace can tell the two apart.
    expect(posts.some(({ name, before }) => isDurable(before, `\\"ref\\":{\\"id\\":\\"${name}\\"`))).toBe(false);
  },
);
