import {
  openEndpoint,
  type Endpoint,
  type EndpointOptions,
} from "../../packages/server/src/openai/testing/endpoint.ts";

const text = { type: "text" };
const clip = (args: object) => ({ use: "generate", with: { model: "sketch", size: "96x64", ...args } });

/** Small pipelines, drawn offline. */
export const files: EndpointOptions["files"] = {
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
  },
};

/** An endpoint with models made of them. */
export function openStudio(options: Partial<EndpointOptions> = {}): Promise<Endpoint> {
  const film = { create: "film.json", edit: "titled.json", extend: "longer.json" };
  return openEndpoint({ files, publish: { film, "dear-film": "paid.json" }, ...options });
}
