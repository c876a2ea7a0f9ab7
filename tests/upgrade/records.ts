/** The project whose runs are kept: one that is over, and one that was stopped between its first clip and its second. */
export function files(vendor: string): readonly (readonly [name: string, text: string])[] {
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor}/v1`,
    key: { secret: "MOCK_KEY" },
    submit: "idempotent",
    // One after the other.
    limits: { concurrency: 1 },
    models: { m: { price: { usd: 0.1, per: "second" } } },
  };
  const film = (prompts: readonly string[]) => ({
    reelgraph: 1,
    inputs: { prompts: { type: "list<text>", default: prompts } },
    nodes: {
      shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64", seed: 7 } },
      cut: { use: "trim", with: { video: "$shot.video" } },
    },
    outputs: { clips: "$cut.video" },
    budget: { usd: 1 },
  });
  const written = {
    "reelgraph.config.json": { providers: { mock }, defaults: { model: "mock/m" } },
    "done.json": film(["a lighthouse"]),
    "half.json": film(["a harbour", "a gull"]),
  };
  return [
    ...Object.entries(written).map(([name, json]) => [name, JSON.stringify(json)] as const),
    [".env", "MOCK_KEY=any\n"],
  ];
}
