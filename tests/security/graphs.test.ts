import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { project, reelgraph } from "../cli-program.ts";
import { paidServer, shots } from "../served/paid-server.ts";

interface Checked {
  readonly ok: boolean;
  readonly problems: readonly { readonly code: string; readonly at: string }[];
}

const say = (more: object = {}) => ({ use: "template", with: { template: "x", ...more } });

test("everything that is wrong with a file is told at once, each with its place (check 1)", async () => {
  const text = JSON.stringify({
    reelgraph: 1,
    nodes: {
      a: say({ x: "$b.text" }),
      b: say({ x: "$a.text" }),
      c: say({ x: "$nobody.text" }),
      d: { use: "teleport" },
      e: { use: "concat", with: { clips: "$c.text" } },
      f: say(),
    },
    outputs: { out: "$f.text" },
  }).replace('"f":', '"f":{"use":"template","with":{"template":"y"}},"f":');
  const folder = project({ "bad.json": text });
  const told = await reelgraph(folder, "check", "bad.json", "--json");
  expect(told.code).toBe(2);
  const { problems } = JSON.parse(told.out) as Checked;
  expect(problems.map(({ code, at }) => `${code} ${at}`)).toEqual(
    expect.arrayContaining([
      "cycle /nodes/b",
      "unknown-node /nodes/c/with/x",
      "unknown-node-type /nodes/d/use",
      "wrong-type /nodes/e/with/clips",
      "duplicate-key /nodes/f",
    ]),
  );
});

test("names that reach into objects are refused, and reach into nothing (check 2)", async () => {
  const server = await paidServer({});
  const check = (text: string) =>
    server.ask<Checked>("/api/check", { body: { pipeline: "x.json", text } }).then(({ body }) => body);
  for (const name of ["__proto__", "constructor", "prototype"]) {
    const nodes = `{"${name}":{"use":"template","with":{"template":"x","polluted":"yes"}}}`;
    const { problems } = await check(`{"reelgraph":1,"nodes":${nodes},"outputs":{}}`);
    expect(problems).toContainEqual(expect.objectContaining({ code: "bad-name", at: `/nodes/${name}` }));
  }
  const raw =
    '{"pipeline":"film.json","inputs":{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}},"__proto__":{"x":1}}';
  const response = await fetch(new URL("/api/runs", server.served.url), {
    method: "POST",
    body: raw,
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
  });
  expect(response.status).toBe(422);
  expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a graph with a hundred million ways through it is checked and run node by node (check 4)", async () => {
  const layers = 27;
  const nodes: Record<string, object> = {};
  for (let layer = 0; layer < layers; layer++) {
    const from = layer === 0 ? {} : { l: `$l${layer - 1}.text`, r: `$r${layer - 1}.text` };
    for (const side of ["l", "r"]) nodes[`${side}${layer}`] = { use: "template", with: { template: side, ...from } };
  }
  const outputs = { end: `$l${layers - 1}.text`, other: `$r${layers - 1}.text` };
  const folder = project({ "diamond.json": { reelgraph: 1, nodes, outputs } });
  expect((await reelgraph(folder, "check", "diamond.json")).code).toBe(0);
  const { out, code } = await reelgraph(folder, "run", "diamond.json", "--json");
  expect(code).toBe(0);
  const finished = out.split("\n").filter((line) => line.includes('"unit.finished"'));
  expect(finished).toHaveLength(2 * layers);
});

test("a list that is longer than a node may be run for ends the run before anything is bought (check 5)", async () => {
  const prompts = Array.from({ length: 100 }, (_, at) => `prompt ${at}`);
  const server = await paidServer({ files: { "many.json": shots(...prompts) } });
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: { pipeline: "many.json", maxCost: 100 } });
  const run = await server.become(body.id, ["failed"]);
  expect(run["problems"]).toMatchObject([{ code: "too-many-items" }]);
  expect(server.vendor.ledger()).toEqual([]);
});

test("a condition that wants to be a program is refused, and holds nobody up (check 6)", async () => {
  const server = await paidServer({});
  const hostile = [
    "constructor.constructor('return process')()",
    "__proto__.polluted == 1",
    "this == 1",
    "globalThis.process",
    "score.constructor.constructor('return 1')() == 1",
    "score['constructor'] == 1",
    "eval('1') == 1",
    "[1].map(x, x) == 1",
    "score.all(x, x.all(y, true))",
    `${"(".repeat(5000)}score${")".repeat(5000)} > 1`,
    `score > ${"1 + ".repeat(5000)}1`,
    "'a'.matches('(a+)+$')",
    "score > 1; score = 10",
    "`${score}` == '1'",
  ];
  expect(hostile).toHaveLength(14);
  for (const until of hostile) {
    const body = {
      video: { use: "title", with: { text: "x", seconds: 1 } },
      judge: { use: "evaluate", with: { video: "$video.video" } },
    };
    const loop = { use: "refine", until, max: 2, body, yield: { result: "$video.video", score: "$judge.overall" } };
    const text = JSON.stringify({ reelgraph: 1, nodes: { loop }, outputs: { o: "$loop.result" } });
    const { status, body: told } = await server.ask<Checked>("/api/check", { body: { pipeline: "x.json", text } });
    expect([until.slice(0, 40), status, told.ok]).toEqual([until.slice(0, 40), 200, false]);
    expect(told.problems.every(({ code }) => code.startsWith("condition-"))).toBe(true);
  }
  expect((await fetch(new URL("/health", server.served.url))).status).toBe(200);
});

test("whatever is changed in a pipeline, checking it ends with an answer (check 7)", async () => {
  const server = await paidServer({});
  const good = JSON.stringify(shots("a", "b"));
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    ":",
    "$",
    "null",
    "1e999",
    '"use"',
    "\\u0000",
    "$inputs.prompts",
    "..",
    "#",
  );
  const mutated = fc
    .array(fc.tuple(fc.integer({ min: 0, max: good.length }), fc.integer({ min: 0, max: 12 }), piece), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => changes.reduce((text, [at, cut, add]) => text.slice(0, at) + add + text.slice(at + cut), good));
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      const { status, body } = await server.ask<Checked>("/api/check", { body: { pipeline: "x.json", text } });
      expect(status).toBe(200);
      for (const { code } of body.problems) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }),
    { numRuns: 1000, seed: 7 },
  );
}, 240_000);

test("a pipeline can't send a key to an address of its own: it can name neither (checks 25 and 29)", async () => {
  const asked: string[] = [];
  const canary = createServer((incoming, outgoing) => {
    asked.push(JSON.stringify(incoming.headers));
    outgoing.end();
  });
  await new Promise<void>((listening) => canary.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => void canary.close(() => closed())));
  const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
  const server = await paidServer({});
  const clip = (more: object, top: object = {}) =>
    JSON.stringify({
      ...shots("a"),
      ...top,
      nodes: { shot: { use: "generate", with: { prompt: "a", seconds: 1, size: "64x64", ...more } } },
    });
  const key = `sk-${"a1B2".repeat(12)}`;
  const tries = [
    clip({ baseUrl: url }),
    clip({ key: { secret: "MOCK_KEY" } }),
    clip({}, { providers: { mock: { baseUrl: url } } }),
    clip({ prompt: key }),
  ];
  for (const text of tries) {
    const { body, status } = await server.ask<{ id?: string; code?: string }>("/api/runs", {
      body: { pipeline: "x.json", text, maxCost: 1 },
    });
    if (status === 202) await server.become(String(body.id), ["succeeded", "failed"]);
    expect(JSON.stringify(body)).not.toContain(key);
  }
  expect(asked).toEqual([]);
  const { body } = await server.ask<Checked>("/api/check", {
    body: { pipeline: "x.json", text: clip({ prompt: key }) },
  });
  expect(body.problems).toContainEqual(expect.objectContaining({ code: "secret-in-file" }));
});

test("a run that must cost more than it may, or has no budget, is refused before anything is bought (check 30)", async () => {
  const server = await paidServer({});
  const run = (more: object) => server.ask<{ code: string }>("/api/runs", { body: { pipeline: "film.json", ...more } });
  expect(await run({ maxCost: 0.2 })).toMatchObject({ status: 402, body: { code: "over-budget" } });
  expect(await run({})).toMatchObject({ status: 402, body: { code: "budget-required" } });
  expect((await reelgraph(server.folder, "run", "film.json", "--max-cost", "0.2")).code).toBe(3);
  expect((await reelgraph(server.folder, "run", "film.json")).code).toBe(3);
  expect(server.vendor.ledger()).toEqual([]);
});
