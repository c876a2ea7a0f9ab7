import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

const opener = join(import.meta.dirname, "..", "testing", "open-database.ts");

it("several processes that open the same new database at the same moment all get it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const processes = [1, 2, 3, 4].map(() => fork(opener));
  onTestFinished(() => processes.forEach((child) => child.kill()));
  await Promise.all(processes.map((child) => once(child, "message")));
  // One opening in forty met a lock when they didn't wait.
  for (let round = 0; round < 100; round += 1) {
    const at = Date.now() + 5;
    const answers = processes.map(async (child) => {
      const answer = once(child, "message");
      child.send({ file: join(folder, `${round}.db`), at });
      return (await answer)[0];
    });
    expect(await Promise.all(answers)).toEqual(["open", "open", "open", "open"]);
  }
});
