import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const cli = join(root, "packages/cli/bin/reelgraph.js");

it("docs/nodes.md: the node that it writes runs as a plugin, from a folder anywhere", async () => {
  const page = await readFile(join(root, "docs/nodes.md"), "utf8");
  const blocks = [...page.matchAll(/```(?:ts|json)\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  const [plugin = "", config = "", pipeline = ""] = blocks;
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-docs-"));
  await writeFile(join(folder, "counting.ts"), plugin);
  await writeFile(join(folder, "reelgraph.config.json"), config);
  await writeFile(join(folder, "pipeline.json"), pipeline);
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "run", "pipeline.json", "--json"], {
    cwd: folder,
  });
  const last = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(last).toMatchObject({ type: "run.finished", state: "succeeded", outputs: { count: 4, fits: false } });
});
