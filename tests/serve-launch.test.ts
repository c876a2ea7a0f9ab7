import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const cli = join(import.meta.dirname, "..", "packages", "cli", "bin", "reelgraph.js");
/** Runs a command at a terminal of its own; part of util-linux. */
const hasScript = spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasScript)("at a terminal Enter gives another launch address, and each is good once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-launch-"));
  const env = { ...process.env, PORT: "0", REELGRAPH_HOME: join(folder, ".reelgraph") };
  // Not under a shell, which would itself end by the Ctrl-C.
  const command = `exec ${process.execPath} ${cli} serve`;
  const child = spawn("script", ["-qfec", command, "/dev/null"], {
    cwd: folder,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => (said += bytes));
  const addresses = () => [...said.matchAll(/http:\S+#code=[\w-]+/g)].map(([address]) => address);
  const exchange = async (address: string | undefined) => {
    const { origin, hash } = new URL(address ?? "");
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ code: hash.replace("#code=", "") });
    return (await fetch(`${origin}/api/session`, { method: "POST", headers, body })).status;
  };
  await expect.poll(() => said, { timeout: 60_000 }).toContain("Enter gives another address");
  child.stdin.write("\n");
  await expect.poll(() => new Set(addresses()).size, { timeout: 30_000 }).toBe(2);
  const [first, second] = addresses();
  expect([await exchange(first), await exchange(second), await exchange(first)]).toEqual([200, 200, 401]);
  const ended = new Promise((done) => child.once("exit", done));
  child.stdin.write("\u0003");
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});
