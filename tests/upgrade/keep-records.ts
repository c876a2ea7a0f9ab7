// Writes what a version of the program leaves behind that was stopped in the middle: a state folder, a fleet's database, and
// the vendor's books. `node tests/upgrade/keep-records.ts CHECKOUT FOLDER`, with a checkout of that version, set up.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { files } from "./records.ts";

const [checkout = "", to = ""] = process.argv.slice(2).map((path) => resolve(path));
const program = join(checkout, "packages/cli/bin/reelgraph.js");
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const server = await startPostgres();
rmSync(to, { recursive: true, force: true });
for (const kind of ["embedded", "fleet"] as const) {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-records-"));
  const state = join(folder, "state");
  const vendor = await startMockVendor({ jobMs: 2000, fps: 8, state: join(folder, "vendor") });
  for (const [name, text] of files(vendor.url)) writeFileSync(join(folder, name), text);
  const url = kind === "fleet" ? server.database("records") : undefined;
  const begin = (...args: string[]) => {
    const env = { ...process.env, REELGRAPH_HOME: state, ...(url ? { REELGRAPH_DATABASE: url } : {}) };
    return spawn(process.execPath, [program, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  };
  const members = url ? [begin("worker"), begin("serve", "--port", "0")] : [];
  const address = url ? String((await once(members[1]?.stdout ?? process.stdin, "data"))[0]).trim() : "";
  const run = async (pipeline: string) => {
    if (!url) return begin("run", pipeline, "--quiet");
    const authorization = `Bearer ${readFileSync(join(state, "token"), "utf8").trim()}`;
    const headers = { authorization, "content-type": "application/json" };
    const body = JSON.stringify({ pipeline, maxCost: 1 });
    await fetch(`${address}/api/runs`, { method: "POST", headers, body });
    return undefined;
  };
  const first = await run("done.json");
  if (first) await once(first, "close");
  else while (vendor.ledger().length < 1) await wait(20);
  // Its end is told.
  await wait(6000);
  const half = await run("half.json");
  // Of its two clips one is there, and one is at the vendor.
  while (vendor.ledger().length < 3) await wait(20);
  await wait(700);
  for (const child of [half, ...members]) child?.kill("SIGKILL");
  await wait(500);
  await vendor.close();
  mkdirSync(join(to, kind), { recursive: true });
  // What is made anew, and what nobody should get to know.
  const filter = (path: string) => !/(-shm|token|webhook-secret)$/u.test(path);
  for (const part of ["state", "vendor"]) cpSync(join(folder, part), join(to, kind, part), { recursive: true, filter });
  if (url) writeFileSync(join(to, kind, "database.sql"), server.dump("records", ["reelgraph", "dbos"]));
  rmSync(folder, { recursive: true });
}
await server.stop();
