import { writeFile } from "node:fs/promises";
import { openWorkspace, type Workspace } from "@reelgraph/engine/node";
import { temporary } from "./temporary.ts";

/** A node that waits until a file is there: a run that goes as long as a test wants. */
const wait = `
import { existsSync } from "node:fs";
import { defineNode, gives } from "@reelgraph/engine";
import { z } from "zod";
export const wait = defineNode({
  type: "wait", version: 1, title: "Wait", doc: "Waits for a file.", category: "source", purity: "effect",
  inputs: {}, params: z.object({ file: z.string(), text: z.string() }), outputs: { text: gives("text", { doc: "The text." }) },
  async run({ params }, { signal }) {
    while (!existsSync(params.file)) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return { text: params.text };
  },
});
`;

/** A folder with pipelines, for as long as a test takes. */
export interface TestProject extends AsyncDisposable {
  readonly folder: string;
  readonly at: (name: string) => string;
  /** Full name of a pipeline that gives a text at once; its input is `name`. */
  readonly greet: string;
  /** The same that waits for `open`. */
  readonly slow: string;
  /** A pipeline that makes a small clip. */
  readonly clip: string;
  open(): Promise<void>;
  workspace(): Promise<Workspace>;
}

export async function testProject(): Promise<TestProject> {
  const own = await temporary();
  const { folder, at } = own;
  const pipeline = (name: string, value: object) => writeFile(at(name), JSON.stringify({ reelgraph: 1, ...value }));
  const inputs = { name: { type: "text", default: "you" } };
  const text = { template: "Hello {{name}}", name: "$inputs.name" };
  await writeFile(at("wait.mjs"), wait);
  await writeFile(at("reelgraph.config.json"), JSON.stringify({ plugins: ["wait.mjs"] }));
  await pipeline("greet.json", {
    inputs,
    nodes: { text: { use: "template", with: text } },
    outputs: { text: "$text.text" },
  });
  const held = { use: "wait", with: { file: at("go"), text: "$text.text" } };
  await pipeline("slow.json", {
    inputs,
    nodes: { text: { use: "template", with: text }, held },
    outputs: { text: "$held.text" },
  });
  const card = { use: "title", with: { text: "$inputs.name", seconds: 0.5, size: "160x90" } };
  await pipeline("clip.json", { inputs, nodes: { card }, outputs: { film: "$card.video" } });
  return {
    folder,
    at,
    greet: at("greet.json"),
    slow: at("slow.json"),
    clip: at("clip.json"),
    open: () => writeFile(at("go"), ""),
    workspace: () => openWorkspace({ folder, env: {} }),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
}

/** Resolves when something is so; fails after ten seconds. */
export async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it has not come to pass");
}
