import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ask, clientOf } from "./testing/client.ts";

const canTrace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;

it.skipIf(!canTrace)("a charge is on the disk before the answer leaves", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-vendor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const trace = join(folder, "trace");
  const program = new URL("testing/vendor-process.ts", import.meta.url).pathname;
  const calls = ["-f", "-s", "256", "-e", "trace=write,writev,fdatasync", "-o", trace];
  const options = JSON.stringify({ state: join(folder, "state") });
  const child = spawn("strace", [...calls, process.execPath, program, options], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  // The vendor itself: to end strace alone would leave it behind.
  const pid = Number(readFileSync(trace, "utf8").split(" ", 1)[0]);
  onTestFinished(() => void process.kill(pid, "SIGKILL"));
  const { submit } = clientOf(line.toString().trim());
  for (let i = 0; i < 3; i += 1) await submit(ask);

  const steps = [...readFileSync(trace, "utf8").matchAll(/\\"jobId\\":|fdatasync\(|HTTP\/1\.1 200/g)].map(
    ([step]) => step,
  );
  const order = ['\\"jobId\\":', "fdatasync(", "HTTP/1.1 200"];
  expect(steps).toEqual([...order, ...order, ...order]);
});
