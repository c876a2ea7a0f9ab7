import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunEvent } from "@reelgraph/engine";
import { describe, expect, it } from "vitest";
import { lines, project, reelgraph, start } from "./cli-program.ts";

const words = {
  reelgraph: 1,
  name: "Words",
  inputs: {
    who: { type: "text", default: "world" },
    n: { type: "number", default: 2 },
    loud: { type: "boolean", default: false },
    tags: { type: "list<text>", default: ["a", "b"] },
    more: { type: "json", default: {} },
  },
  nodes: {
    hello: {
      use: "template",
      with: { template: "Hello {{who}} {{n}}", who: "$inputs.who", n: "$inputs.n" },
    },
    tagged: { use: "template", with: { template: "{{tag}}: {{hello}}", tag: "$inputs.tags", hello: "$hello.text" } },
  },
  outputs: { hello: "$hello.text", tagged: "$tagged.text", loud: "$inputs.loud", more: "$inputs.more" },
};

const broken = `{
  "reelgraph": 1,
  "inputs": { "p": { "type": "text", "default": "hi" } },
  "nodes": {
    "clip": { "use": "generate", "with": { "prompt": "$inputs.q", "seconds": "two" } },
    "cut": { "use": "trimm", "with": { "video": "$clip.video" } }
  },
  "outputs": { "v": "$cut.video" }
}`;

/** Two title cards and a join of them: real media, quickly made. */
const cards = (names: readonly string[], seconds = 1) => ({
  reelgraph: 1,
  inputs: { names: { type: "list<text>", default: names } },
  nodes: {
    card: { use: "title", with: { text: "$inputs.names", seconds, size: "320x180", fps: 12 } },
    reel: { use: "concat", with: { clips: "$card.video" } },
  },
  outputs: { reel: "$reel.video", cards: "$card.video" },
});

/** A node type that does what its text says. */
const plugin = `
import { defineNode, failure, gives, one } from "@reelgraph/engine";
import { z } from "zod";
export const act = defineNode({
  type: "act", version: 1, title: "Act", doc: "Does what it is told.", category: "writing", purity: "sampled",
  inputs: { text: one("text", { doc: "What to do." }) },
  params: z.object({ usd: z.number().min(0).default(0) }),
  outputs: { text: gives("text", { doc: "What was done." }) },
  price: ({ params }) => ({ min: params.usd, max: params.usd }),
  async run({ inputs: { text } }, { signal, take }) {
    if (text === "ask") throw failure("needs-person", "Somebody must look at this");
    if (text === "break") throw new TypeError("cannot read the key sk-very-secret-1 of undefined");
    if (text === "key") throw failure("llm-auth", "The key sk-very-secret-1 was refused");
    if (text === "wait") await new Promise((_, stop) => signal.addEventListener("abort", () => stop(signal.reason)));
    return { text: text + " " + take };
  },
});`;
const acting = (text: string, usd = 0) => ({
  reelgraph: 1,
  inputs: { text: { type: "text", default: text } },
  nodes: { act: { use: "act", with: { text: "$inputs.text", usd } } },
  outputs: { text: "$act.text" },
});
const withPlugin = (pipeline: unknown, config: object = {}) =>
  project({
    "pipeline.json": pipeline,
    "act.ts": plugin,
    "reelgraph.config.json": { plugins: ["./act.ts"], ...config },
  });

describe("the program", () => {
  it("shows help and its version, and says what is wrong with a command", async () => {
    const folder = project({});
    const help = await reelgraph(folder);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("run FILE");
    expect((await reelgraph(folder, "run", "--help")).out).toContain("--input NAME=VALUE");
    expect((await reelgraph(folder, "--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await reelgraph(folder, "chekc")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining('did you mean "check"?'),
    });
    expect((await reelgraph(folder, "run", "x.json", "--jsno")).err).toContain('did you mean "--json"?');
    expect(await reelgraph(folder, "run", "x.json", "--input")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--input needs a value"),
    });
    expect(await reelgraph(folder, "check")).toMatchObject({ code: 2, err: expect.stringContaining("FILE…") });
  });

  it("writes no colours where nobody sees them, and none when told so", async () => {
    const folder = project({ "a.json": broken });
    const plain = await reelgraph(folder, "check", "a.json");
    expect(plain.out + plain.err).not.toContain("\u001B");
    const env = { FORCE_COLOR: "1" };
    expect((await start(folder, ["check", "a.json"], env).ended).out).toContain("\u001B[31m");
    expect((await start(folder, ["check", "a.json", "--no-color"], env).ended).out).not.toContain("\u001B");
    expect((await start(folder, ["check", "a.json"], { ...env, NO_COLOR: "1" }).ended).out).not.toContain("\u001B");
  });
});

describe("check", () => {
  it("says that a good pipeline is good", async () => {
    const folder = project({ "pipeline.json": words });
    expect(await reelgraph(folder, "check", "pipeline.json", ".")).toMatchObject({
      code: 0,
      out: "✓ ok pipeline.json\n✓ ok pipeline.json\n",
    });
    expect(existsSync(join(folder, ".reelgraph"))).toBe(false);
  });

  it("reports every problem of every file with file, line, column, piece of text, pointer and hint", async () => {
    const folder = project({ "a.json": broken, "b.json": '{ "reelgraph": 1, "nodes": [' });
    const { code, out } = await reelgraph(folder, "check", "a.json", "b.json", "c.json");
    expect(code).toBe(2);
    expect(out).toContain(`a.json:5:54: error: "inputs" has no output "q" [unknown-output]`);
    expect(out).toMatch(/5 │ .*"prompt": "\$inputs\.q".*\n +│ +\^\n/);
    expect(out).toContain("/nodes/clip/with/prompt (node clip)");
    expect(out).toContain(`"seconds" of "generate" can't be "two"`);
    expect(out).toContain("a.json:6:");
    expect(out).toContain('did you mean "trim"?');
    expect(out).toContain("b.json:1:");
    expect(out).toContain("[file-not-found]");
  });

  it("prints one JSON document, in which every problem has a code and a pointer", async () => {
    const folder = project({ "a.json": broken });
    const { code, out } = await reelgraph(folder, "check", "a.json", "--json");
    const { ok, problems } = JSON.parse(out) as { ok: boolean; problems: object[] };
    expect({ code, ok }).toEqual({ code: 2, ok: false });
    expect(problems).toHaveLength(3);
    for (const problem of problems) {
      expect(problem).toMatchObject({
        code: expect.stringMatching(/^[a-z-]+$/),
        at: expect.stringMatching(/^\/nodes\//),
        message: expect.any(String),
        file: join(folder, "a.json"),
        line: expect.any(Number),
      });
    }
  });

  it("finds the place of a problem in a sub-pipeline's own file", async () => {
    const folder = project({
      "main.json": { reelgraph: 1, nodes: { inner: { use: "./inner.json" } }, outputs: {} },
      "inner.json": '{\n  "reelgraph": 1,\n  "nodes": { "x": { "use": "trimm" } }\n}',
    });
    expect((await reelgraph(folder, "check", "main.json")).out).toContain("inner.json:3:28: error");
  });
});

describe("run", () => {
  it("prints results only on stdout, by name, and progress in plain lines", async () => {
    const folder = project({ "pipeline.json": words });
    const { code, out, err } = await reelgraph(folder, "run", "pipeline.json");
    expect(code).toBe(0);
    expect(out).toBe(
      "hello\tHello world 2\ntagged/a\ta: Hello world 2\ntagged/b\tb: Hello world 2\nloud\tfalse\nmore\t{}\n",
    );
    expect(err).toContain("hello done");
    expect(err).toContain("✓ succeeded");
    expect((await reelgraph(folder, "run", ".", "--quiet")).err).toBe("");
  });

  it("reads inputs by their types, from the command line and from files", async () => {
    const folder = project({ "pipeline.json": words, "who.txt": "you there\n", "more.json": { a: [1] } });
    const inputs = ["who=@who.txt", "n=0.5", "loud=true", "tags=x, y", "more=@more.json"];
    const { out } = await reelgraph(folder, "run", "pipeline.json", ...inputs.flatMap((one) => ["--input", one]));
    expect(out).toBe(
      'hello\tHello you there 0.5\ntagged/x\tx: Hello you there 0.5\ntagged/y\ty: Hello you there 0.5\nloud\ttrue\nmore\t{"a":[1]}\n',
    );
    expect((await reelgraph(folder, "run", ".", "--input", 'tags=["p,q"]', "--input", "who=@@you")).out).toContain(
      "p,q: Hello @you 2",
    );
  });

  it("reads a list that has a line for each item, where commas belong to the items", async () => {
    const folder = project({ "pipeline.json": words, "tags.txt": "fog, rain\r\n\r\n  snow\r\n" });
    const { out } = await reelgraph(folder, "run", ".", "--json", "--input", "tags=@tags.txt");
    expect(lines(out).at(-1)).toMatchObject({ outputs: { tagged: [{ key: "fog, rain" }, { key: "snow" }] } });
  });

  it("changes nothing in a file that isn't UTF-8, and says that it isn't", async () => {
    const folder = project({ "pipeline.json": words });
    const bytes = Buffer.from('{"reelgraph":1,"name":"caf\u00e9","nodes":{}}', "latin1");
    writeFileSync(join(folder, "old.json"), bytes);
    const refused = { code: 2, err: expect.stringContaining("[bad-encoding]") };
    expect(await reelgraph(folder, "fmt", "old.json")).toMatchObject(refused);
    expect(readFileSync(join(folder, "old.json")).equals(bytes)).toBe(true);
    expect(await reelgraph(folder, "run", ".", "--input", "who=@old.json")).toMatchObject(refused);
  });

  it("says what is wrong with inputs, all at once, before anything is started", async () => {
    const folder = project({ "pipeline.json": words });
    const wrong = ["n=two", "loud=maybe", "more={", "tags=@nowhere.txt"].flatMap((one) => ["--input", one]);
    const { code, out, err } = await reelgraph(folder, "run", "pipeline.json", ...wrong);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const text of ["/inputs/n", "/inputs/loud", "/inputs/more", "/inputs/tags"]) expect(err).toContain(text);
    expect((await reelgraph(folder, "run", ".", "--input", "whom=x")).err).toContain('did you mean "who"?');
    expect((await reelgraph(folder, "run", ".", "--to", "helo")).err).toContain('did you mean "hello"?');
    expect((await reelgraph(folder, "run", ".", "--take", "helo=2")).err).toContain('did you mean "hello"?');
    expect((await reelgraph(folder, "run", ".", "--max-cost", "lots")).code).toBe(2);
    expect(existsSync(join(folder, ".reelgraph"))).toBe(false);
  });

  it("with --json, prints events, and at last all outputs with path, SHA-256 and facts", async () => {
    const names = ["noir", "../../escape", "a/b", "a b", "雨"];
    const folder = project({ "pipeline.json": cards(names) });
    const { code, out, err } = await reelgraph(folder, "run", "pipeline.json", "--json", "--out", "films");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const events = lines(out);
    for (const [index, event] of events.entries()) {
      expect(RunEvent.parse(event)).toBeTruthy();
      expect(event["seq"]).toBe(index + 1);
    }
    const last = events.at(-1) as { type: string; outputs: { reel: Clip; cards: { key: string; value: Clip }[] } };
    expect(last).toMatchObject({ type: "run.finished", state: "succeeded", problems: [] });
    expect(last.outputs.cards.map(({ key }) => key)).toEqual(names);
    const clips = [last.outputs.reel, ...last.outputs.cards.map(({ value }) => value)];
    for (const clip of clips) {
      expect(clip).toMatchObject({ media: "video", width: 320, height: 180, codec: "h264" });
      expect(createHash("sha256").update(readFileSync(clip.path)).digest("hex")).toBe(clip.sha256);
    }
    const paths = clips.map(({ path }) => path.slice(join(folder, "films").length + 1));
    expect(paths[0]).toBe("reel.mp4");
    for (const path of paths.slice(1)) expect(path).toMatch(/^cards\/[^/]+\.mp4$/);
    expect(new Set(paths).size).toBe(clips.length);
    expect(unfinished(folder)).toEqual([]);

    const again = lines((await reelgraph(folder, "run", "pipeline.json", "--json")).out);
    expect(again.filter(({ type }) => type === "unit.cached")).toHaveLength(names.length + 1);
    const cache = JSON.parse((await reelgraph(folder, "cache", "--json")).out) as { results: number; bytes: number };
    expect(cache).toMatchObject({ results: names.length + 1 });
    expect((await reelgraph(folder, "cache", "clear")).out).toContain("Cleared .reelgraph");
    expect(JSON.parse((await reelgraph(folder, "cache", "--json")).out)).toMatchObject({ results: 0, bytes: 0 });
    expect(existsSync(clips[0]?.path ?? "")).toBe(true);
  });

  it("reads a media file as an input, and says when it is none", async () => {
    const folder = project({
      "pipeline.json": cards(["one"]),
      "still.json": {
        reelgraph: 1,
        inputs: { clip: { type: "video" } },
        nodes: { still: { use: "frame", with: { video: "$inputs.clip", at: "first" } } },
        outputs: { still: "$still.image" },
      },
      "not.mp4": "this is no film",
    });
    await reelgraph(folder, "run", "pipeline.json", "--quiet");
    const { code, out } = await reelgraph(folder, "run", "still.json", "--input", "clip=@out/reel.mp4");
    expect(code).toBe(0);
    expect(statSync(out.trim().split("\t")[1] ?? "").size).toBeGreaterThan(100);
    const wrong = await reelgraph(folder, "run", "still.json", "--input", "clip=not.mp4");
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("/inputs/clip") });
    expect(await reelgraph(folder, "run", "still.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--input clip="),
    });
  });

  it("refuses a folder that can't be written to before anything is made", async () => {
    const folder = project({ "pipeline.json": words, file: "not a folder" });
    expect(await reelgraph(folder, "run", ".", "--out", "file/out")).toMatchObject({
      code: 2,
      err: expect.stringContaining("[unwritable-output]"),
    });
  });
});

describe("exit codes", () => {
  it("1 when a run fails; what did not fail is delivered", async () => {
    const folder = project({
      "pipeline.json": {
        reelgraph: 1,
        nodes: {
          good: { use: "text", with: { text: "kept" } },
          bad: { use: "video", with: { file: "nowhere.mp4" } },
        },
        outputs: { good: "$good.text", bad: "$bad.video" },
      },
    });
    const { code, out, err } = await reelgraph(folder, "run", "pipeline.json");
    expect(code).toBe(1);
    expect(out).toBe("good\tkept\n");
    expect(err).toMatch(/pipeline\.json:\d+:\d+: error: .*\[file-not-found\]/);
    expect(err).toContain("/nodes/bad (node bad)");
    const last = lines((await reelgraph(folder, "run", "pipeline.json", "--json")).out).at(-1);
    expect(last).toMatchObject({
      type: "run.finished",
      state: "failed",
      problems: [{ code: "file-not-found", at: "/nodes/bad", node: "bad", line: 1 }],
    });
  });

  it("1 for what nobody foresaw, told as ours, without a stack unless it is asked for", async () => {
    const folder = withPlugin(acting("break"));
    const { code, err } = await reelgraph(folder, "run", ".");
    expect(code).toBe(1);
    expect(err).toContain("[internal]");
    expect(err).toContain("please");
    const stack = /\n\s+at .*\(.*act\.ts:\d+:\d+\)/;
    expect(err).not.toMatch(stack);
    expect((await start(folder, ["run", "."], { REELGRAPH_DEBUG: "1" }).ended).err).toMatch(stack);
  });

  it("2 for an invalid pipeline; with --json the reason is JSON", async () => {
    const folder = project({ "a.json": broken });
    expect(await reelgraph(folder, "run", "a.json")).toMatchObject({ code: 2, out: "" });
    const { code, out, err } = await reelgraph(folder, "run", "a.json", "--json");
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(lines(out)).toMatchObject([{ type: "error", exit: 2, problems: [{ code: "unknown-output" }, {}, {}] }]);
  });

  it("3 when the budget forbids it", async () => {
    const folder = withPlugin(acting("go", 5));
    expect(await reelgraph(folder, "run", ".", "--max-cost", "4.99")).toMatchObject({
      code: 3,
      err: expect.stringContaining("$5.00"),
    });
    expect(await reelgraph(folder, "run", ".", "--max-cost", "5")).toMatchObject({ code: 0 });
    expect(lines((await reelgraph(folder, "runs", "--json")).out)[0]).toMatchObject([{ spent: 5, state: "succeeded" }]);
  });

  it("4 when only a person can decide", async () => {
    expect(await reelgraph(withPlugin(acting("ask")), "run", ".")).toMatchObject({ code: 4 });
  });

  it("5 for the configuration, a plugin, a secret", async () => {
    const wrong = project({ "pipeline.json": words, "reelgraph.config.json": { plugin: [] } });
    expect(await reelgraph(wrong, "check", "pipeline.json")).toMatchObject({
      code: 5,
      out: expect.stringContaining('did you mean "plugins"?'),
    });
    expect((await reelgraph(wrong, "run", ".", "--config", "none.json")).code).toBe(5);
    const missing = project({ "pipeline.json": words, "reelgraph.config.json": { plugins: ["./gone.ts"] } });
    expect(await reelgraph(missing, "run", ".")).toMatchObject({
      code: 5,
      err: expect.stringContaining("./gone.ts can't be loaded: there is no such file [bad-plugin]"),
    });
    const secret = { llm: { model: "any", baseUrl: "http://127.0.0.1:9/v1", key: { secret: "SOME_KEY" } } };
    const keyless = project({ "pipeline.json": words, "reelgraph.config.json": secret });
    expect(await reelgraph(keyless, "run", ".")).toMatchObject({ code: 5, err: expect.stringContaining("SOME_KEY") });
  });

  it("5 when a service refuses the key during the run; the key itself is never printed", async () => {
    const llm = { model: "any", baseUrl: "http://127.0.0.1:9/v1", key: { secret: "LLM_KEY" } };
    const folder = withPlugin(acting("key"), { llm });
    writeFileSync(join(folder, ".env"), "LLM_KEY=sk-very-secret-1\n");
    const plain = await reelgraph(folder, "run", ".");
    expect(plain.code).toBe(5);
    expect(plain.err).toContain("The key [secret] was refused");
    const json = await reelgraph(folder, "run", ".", "--json");
    expect(json.out).toContain("The key [secret] was refused");
    expect(plain.out + plain.err + json.out + json.err).not.toContain("sk-very-secret-1");
  });
});

describe("interruption", () => {
  it("ends with 130, keeps what was finished and leaves nothing half-written", async () => {
    const folder = project({ "pipeline.json": cards(["one", "two", "three", "four"], 20) });
    const { child, ended, says } = start(folder, ["run", "pipeline.json"]);
    await says("card[one] started");
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    expect({ code, out }).toEqual({ code: 130, out: "" });
    expect(err).toContain("interrupted");
    expect(unfinished(folder)).toEqual([]);
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(JSON.parse((await reelgraph(folder, "runs", "--json")).out)).toMatchObject([{ state: "interrupted" }]);
  });

  it("says so in JSON, and goes on from there", async () => {
    const folder = withPlugin({
      ...acting("quick"),
      nodes: {
        first: { use: "act", with: { text: "quick" } },
        act: { use: "act", with: { text: "wait" } },
      },
      outputs: { first: "$first.text", last: "$act.text" },
    });
    const { child, ended, says } = start(folder, ["run", ".", "--json"]);
    await says('"unit.finished","node":"first"');
    child.kill("SIGTERM");
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(lines(out).at(-1)).toMatchObject({ type: "run.finished", state: "cancelled" });
    expect((await reelgraph(folder, "run", ".", "--to", "first")).err).toContain("first cached");
  });

  it("is quiet when nobody reads on", async () => {
    const folder = project({ "pipeline.json": words });
    const { child, ended } = start(folder, ["nodes", "--json"]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: "" });
  });
});

describe("plan, why, takes", () => {
  it("why says it of a node that ran for each item, item by item", async () => {
    const folder = project({
      "pipeline.json": {
        reelgraph: 1,
        nodes: {
          style: { use: "styles", with: { prompt: "a hare", styles: ["noir", "ink"] } },
          line: { use: "template", with: { template: "{{it}}", it: "$style.prompts" } },
        },
        outputs: { lines: "$line.text" },
      },
    });
    await reelgraph(folder, "run", ".");
    expect(Object.keys(JSON.parse((await reelgraph(folder, "why", ".", "line", "--json")).out)).toSorted()).toEqual([
      "line[ink]",
      "line[noir]",
    ]);
    expect((await reelgraph(folder, "why", ".", "line[ink]")).out).toMatch(/^line\[ink\] ran for the first time\n$/);
  });

  it("a plan says what would run and why; why says it of the newest run", async () => {
    const folder = withPlugin(acting("one", 1));
    const planned = JSON.parse((await reelgraph(folder, "plan", ".", "--json")).out) as object;
    expect(planned).toMatchObject({
      pipeline: "pipeline.json",
      units: [{ node: "act", item: [], state: "run", price: { max: 1 } }],
      total: { min: 1, max: 1 },
    });
    expect((await reelgraph(folder, "why", ".")).err).toContain("has not run yet");
    await reelgraph(folder, "run", ".");
    expect((await reelgraph(folder, "plan", ".")).out).toContain("1 cached");
    const changed = await reelgraph(folder, "plan", ".", "--input", "text=two");
    expect(changed.out).toContain('act: because its input "text" changed');
    expect(changed.out).toContain("1 unit to run; cost: $1.00");
    await reelgraph(folder, "run", ".", "--input", "text=two");
    expect((await reelgraph(folder, "why", ".", "act")).out).toContain(`the pipeline's input "text" changed`);
    expect(JSON.parse((await reelgraph(folder, "why", ".", "--json")).out)).toHaveProperty("act");
    expect(await reelgraph(folder, "why", ".", "nothing")).toMatchObject({ code: 2 });
  });

  it("says when a take was chosen for an item that there isn't", async () => {
    const folder = project({ "pipeline.json": words });
    const warned = '[unused-take]\n  hint      did you mean "tagged[a]"?\n';
    for (const command of ["plan", "run"]) {
      const { code, err } = await reelgraph(folder, command, ".", "--take", "tagged[aa]=2", "--take", "tagged[b]=2");
      expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(warned) });
      expect(err).not.toContain('tagged[b]"');
    }
  });

  it("--take makes the next take, or the one that is named; --from runs again", async () => {
    const folder = withPlugin(acting("a"));
    const text = async (...args: string[]) => (await reelgraph(folder, "run", ".", ...args)).out.trim();
    expect(await text()).toBe("text\ta 1");
    expect(await text("--take", "act")).toBe("text\ta 2");
    expect(await text("--take", "act")).toBe("text\ta 3");
    expect(await text("--take", "act=2")).toBe("text\ta 2");
    expect((await reelgraph(folder, "run", ".", "--from", "act")).err).toContain("act done");
    expect((await reelgraph(folder, "plan", ".", "--from", "act")).out).toContain("act: because --from asked for it");
    const wrong = await reelgraph(folder, "run", ".", "--take", "act=0");
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/^reelgraph: error: --take can't be "0"/) });
    const runs = JSON.parse((await reelgraph(folder, "runs", "--json")).out) as { id: string; started: number }[];
    expect(runs).toHaveLength(5);
    expect(runs.map(({ started }) => started)).toEqual(runs.map(({ started }) => started).toSorted((a, b) => b - a));
    expect((await reelgraph(folder, "runs", "--limit", "1")).out.trim().split("\n")).toHaveLength(1);
    const slip = await reelgraph(folder, "runs", runs[0]?.id ?? "");
    expect([slip.code, slip.err]).toEqual([2, expect.stringContaining(`reelgraph runs show ${runs[0]?.id}`)]);
  });
});

describe("files and lists", () => {
  it("fmt rewrites what is not canonical, keeps comments, and names it", async () => {
    const folder = project({ "a.json": '{"nodes":{}, "reelgraph":1 /* first */}', "b.json": "{" });
    expect(await reelgraph(folder, "fmt", "--check", "a.json")).toMatchObject({ code: 1, out: "a.json\n" });
    expect(await reelgraph(folder, "fmt", "a.json")).toMatchObject({ code: 0, out: "a.json\n" });
    expect(readFileSync(join(folder, "a.json"), "utf8")).toContain("/* first */");
    expect(await reelgraph(folder, "fmt", "--check", "a.json")).toMatchObject({ code: 0, out: "" });
    expect(await reelgraph(folder, "fmt", "b.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("b.json:1:"),
    });
    expect(readFileSync(join(folder, "b.json"), "utf8")).toBe("{");
  });

  it("diff says in words what changed", async () => {
    const other = { ...words, inputs: { ...words.inputs, n: { type: "number", default: 3 } } };
    const folder = project({ "a.json": words, "b.json": other });
    expect((await reelgraph(folder, "diff", "a.json", "b.json")).out).toContain("2 → 3");
    expect((await reelgraph(folder, "diff", "a.json", "a.json")).out).toBe("");
    expect(JSON.parse((await reelgraph(folder, "diff", "a.json", "b.json", "--json")).out)).toMatchObject({
      changes: [{ change: "setting" }],
    });
  });

  it("nodes, models and schema know plugins too", async () => {
    const folder = withPlugin(acting("a"));
    const all = JSON.parse((await reelgraph(folder, "nodes", "--json")).out) as { type: string }[];
    expect(all.map(({ type }) => type)).toEqual(expect.arrayContaining(["generate", "refine", "act"]));
    expect((await reelgraph(folder, "nodes", "act")).out).toContain("Does what it is told.");
    expect(await reelgraph(folder, "nodes", "generat")).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean "generate"?'),
    });
    expect(JSON.parse((await reelgraph(folder, "models", "--json")).out)).toMatchObject([{ id: "sketch" }]);
    expect((await reelgraph(folder, "schema", "--out", "s.json")).out).toBe("s.json\n");
    expect(JSON.parse(readFileSync(join(folder, "s.json"), "utf8"))).toMatchObject({ title: "Reelgraph pipeline" });
  });

  it("init starts a project that is right, and touches nothing that is there", async () => {
    const folder = project({});
    expect(await reelgraph(folder, "init", "film")).toMatchObject({ code: 0 });
    expect((await reelgraph(folder, "check", "film")).code).toBe(0);
    expect((await reelgraph(folder, "fmt", "--check", "film")).code).toBe(0);
    expect(await reelgraph(folder, "init", "film")).toMatchObject({ code: 2 });
  });

  it("serve says where it listens and ends at once when it is told to", async () => {
    const folder = project({});
    const { child, ended, says } = start(folder, ["serve", "--port", "0"]);
    await says("Ctrl-C");
    child.kill("SIGTERM");
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  });
});

interface Clip {
  readonly path: string;
  readonly sha256: string;
}

/** Files below a folder that nobody finished. */
function unfinished(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".part"));
}
