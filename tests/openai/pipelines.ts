const text = { type: "text" };
const clip = (args: object) => ({ use: "generate", with: { model: "sketch", size: "96x64", ...args } });

/** Small pipelines that are drawn offline, one that would cost money, and what is published of them. */
export const files = {
  "film.json": {
    reelgraph: 1,
    inputs: {
      prompt: text,
      seconds: { type: "number", default: 1 },
      input_reference: { type: "image", optional: true },
    },
    nodes: {
      clip: clip({ prompt: "$inputs.prompt", seconds: "$inputs.seconds", image: "$inputs.input_reference" }),
      poster: { use: "frame", with: { video: "$clip.video", at: 0 } },
    },
    outputs: { poster: "$poster.image", video: "$clip.video" },
  },
  "longer.json": {
    reelgraph: 1,
    inputs: { prompt: text, video: { type: "video" }, seconds: { type: "number", default: 1 } },
    nodes: {
      more: clip({ prompt: "$inputs.prompt", seconds: "$inputs.seconds" }),
      both: { use: "concat", with: { clips: ["$inputs.video", "$more.video"] } },
    },
    outputs: { video: "$both.video" },
  },
  "titled.json": {
    reelgraph: 1,
    inputs: { prompt: text, video: { type: "video" } },
    nodes: { title: { use: "title", with: { video: "$inputs.video", text: "$inputs.prompt", seconds: 1 } } },
    outputs: { video: "$title.video" },
  },
  "paid.json": {
    reelgraph: 1,
    inputs: { prompt: text },
    budget: { usd: 0.01 },
    nodes: { clip: { use: "generate", with: { model: "shop/dear", prompt: "$inputs.prompt", seconds: 4 } } },
    outputs: { video: "$clip.video" },
  },
  "reelgraph.config.json": {
    providers: {
      shop: {
        use: "openai-videos",
        baseUrl: "http://127.0.0.1:9/v1",
        key: { secret: "PAID_KEY" },
        models: { dear: { seconds: [4, 8], sizes: ["1280x720"], price: { usd: 1, per: "second" } } },
      },
    },
    videoApi: {
      film: { create: "./film.json", edit: "./titled.json", extend: "./longer.json" },
      "dear-film": "./paid.json",
    },
  },
};

/** A node that ends when its run is cancelled, so that a run goes as long as a test wants. */
const wait = `
import { defineNode, gives } from "@reelgraph/engine";
import { z } from "zod";
export const wait = defineNode({
  type: "wait", version: 1, title: "Wait", doc: "Waits.", category: "source", purity: "effect",
  inputs: {}, params: z.object({}), outputs: { text: gives("text", { doc: "A text." }) },
  run: (_, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
});
`;

/** A model whose videos are never done. */
export const endless = {
  "wait.mjs": wait,
  "reelgraph.config.json": { plugins: ["wait.mjs"], videoApi: { endless: "endless.json" } },
  "endless.json": {
    reelgraph: 1,
    inputs: { prompt: text },
    nodes: { held: { use: "wait" } },
    outputs: { text: "$held.text" },
  },
};
