// How near plans come to what is charged: each example is planned, then run with a vendor who keeps his own books.
// node bench/plan-accuracy.ts [NAME…]
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { RunControl } from "../packages/engine/src/node/run-control.ts";
import { ExecutionSession } from "../packages/engine/src/node/session.ts";
import { openWorkspace } from "../packages/engine/src/node/workspace.ts";
import type { Json } from "../packages/engine/src/ports/values.ts";

/** It publishes to what only its own configuration knows. */
const left = new Set(["ask-a-person"]);
const picture = "docs/first-film.png";
const files: Readonly<Record<string, readonly [input: string, path: string, kind: "image" | "video"]>> = {
  "text-or-picture": ["picture", picture, "image"],
  "styles-of-a-photo": ["photo", picture, "image"],
  "extend-a-clip": ["clip", "examples/cut-and-finish/harbour.mp4", "video"],
};
const { signal } = new AbortController();
/** What these take depends on results: how often a loop runs, which way a branch goes. */
const open = ["refine", "branch", "approve", "review"];

const wanted = process.argv.slice(2);
const home = await mkdtemp(join(tmpdir(), "reelgraph-bench-"));
/** Copies, because files that a pipeline names must lie below its configuration. */
const folder = join(home, "examples");
await cp(join(import.meta.dirname, "../examples"), folder, { recursive: true });
const misses: string[] = [];
try {
  console.log("pipeline                  planned USD      charged   of the most   what is open");
  for (const { name, file } of await pipelines()) {
    if (left.has(name) || (wanted.length > 0 && !wanted.includes(name))) continue;
    console.log(await measure(name, file));
  }
} finally {
  await rm(home, { recursive: true, force: true });
}
console.log(
  misses.length === 0 ? "\nnever under, and within 1 % where nothing is open" : `\nmissed: ${misses.join(", ")}`,
);
process.exitCode = misses.length === 0 ? 0 : 1;

async function pipelines(): Promise<{ name: string; file: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "ported")
    .map(({ name }) => ({ name, file: join(folder, name, "pipeline.json") }));
  const ported = (await readdir(join(folder, "ported"))).filter((name) => name.endsWith(".json"));
  return [...own, ...ported.map((name) => ({ name: name.slice(0, -5), file: join(folder, "ported", name) }))];
}

/** What a pipeline is given, from files of this repository. */
async function given(name: string, session: ExecutionSession): Promise<Record<string, Json>> {
  const [input, path, kind] = files[name] ?? [];
  if (!input || !path || !kind) return {};
  const media = await session.load(join(import.meta.dirname, "..", path), kind, signal);
  return { [input]: media as unknown as Json };
}

type Begun = Awaited<ReturnType<ExecutionSession["run"]>>;

/** Approves of all that a paused run asks, and goes on. */
async function approved(
  session: ExecutionSession,
  { id, problems }: Begun,
  file: string,
  env: Readonly<Record<string, string>>,
) {
  const runs = new RunControl(await openWorkspace({ folder: dirname(file), env }));
  for (const { node, item = [] } of problems) {
    const place = item.length === 0 ? `${node}` : `${node}[${item.join("/")}]`;
    await runs.answer(id, place, { approved: true, by: "bench" }, signal);
  }
  const { asked } = await runs.show(id);
  await runs.close();
  return session.resume(id, asked, { signal });
}

/** Plans and runs one pipeline with its own vendor and nothing known before. */
async function measure(name: string, file: string): Promise<string> {
  const vendor = await startMockVendor({ jobMs: 5, centsPerSecond: 7 });
  const models = {
    film: { seconds: { min: 2, max: 10, step: 1 }, price: { usd: 0.07, per: "second" }, can: ["extend", "edit"] },
  };
  const providers = {
    studio: { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "STUDIO_KEY" }, models },
  };
  const config = join(folder, `${name}.config.json`);
  await writeFile(config, JSON.stringify({ providers, defaults: { model: "studio/film" }, budget: { runUsd: 1000 } }));
  const env = { REELGRAPH_HOME: join(home, name), STUDIO_KEY: "any" };
  const session = await ExecutionSession.open({ file, config, env });
  try {
    const inputs = await given(name, session);
    const { total } = await session.plan({ inputs });
    const begun = await session.run({ inputs, signal, out: join(home, `${name}-out`) });
    const { problems } = begun.state === "paused" ? await approved(session, begun, file, env) : begun;
    const charged = vendor.ledger().reduce((sum, { cents }) => sum + cents, 0) / 100;
    const opens = open.filter((type) => session.project.uses.has(type));
    const unknown = total.unknown ? ["a price that isn't known yet"] : [];
    const why = [...opens, ...unknown, ...problems.map(({ code }) => code)];
    const share = total.max === 0 ? 1 : charged / total.max;
    const isUnder = charged > total.max + 1e-9 && !total.unknown;
    if (isUnder || (why.length === 0 && Math.abs(share - 1) > 0.01)) misses.push(name);
    const planned = `${total.min.toFixed(2)}–${total.max.toFixed(2)}`;
    return [
      name.padEnd(25),
      planned.padEnd(16),
      charged.toFixed(2).padEnd(9),
      share.toFixed(3).padEnd(13),
      why.join(", "),
    ].join(" ");
  } finally {
    await session.close();
    await vendor.close();
  }
}
