import { expect, test } from "vitest";
import { openWorkspace } from "../workspace.ts";
import { RunControl } from "../run-control.ts";
import { jsonServer } from "../../testing/json-server.ts";
import { projectOf } from "../../testing/project.ts";

const pipeline = {
  nodes: {
    first: { use: "expand", with: { idea: "a boat on a calm sea" } },
    second: { use: "expand", with: { idea: "$first.prompt" } },
  },
  outputs: { prompt: "$second.prompt" },
};

const phrase = { lens: "wide", lighting: "soft", mood: "calm", style: "film", transition: "fade", negative: "text" };
const written = {
  ...phrase,
  subject: "a boat",
  setting: "the sea",
  action: ["it drifts"],
  camera: "slow pan",
  motion: { direction: "left", speed: "slow" },
  prompt: "A boat drifts.",
};

/** A language model whose every answer has a thousand tokens in and a thousand out: 0.011 USD. */
async function writer() {
  const message = { role: "assistant", content: JSON.stringify(written) };
  const usage = { prompt_tokens: 1000, completion_tokens: 1000, total_tokens: 2000 };
  return jsonServer(() => ({ body: { choices: [{ index: 0, finish_reason: "stop", message }], usage } }));
}

test("what a language model writes is in the plan, in the run's cost and under its budget", async () => {
  const { url, received } = await writer();
  const price = { inputPerMillion: 1, outputPerMillion: 10 };
  const { signal } = new AbortController();
  const { withSession, folder } = await projectOf(pipeline, {
    llm: { baseUrl: `${url}/v1`, model: "any", price },
  });
  const { total } = await withSession((session) => session.plan({}));
  expect(total.min).toBeGreaterThan(0);
  expect(received).toEqual([]);

  const stopped = await withSession((session) => session.run({ signal, maxCost: 0.01 }));
  expect(stopped).toMatchObject({ state: "paused", problems: [{ code: "budget-reached" }] });
  expect(received).toEqual([]);

  const runs = new RunControl(await openWorkspace({ folder, env: {} }));
  const { asked } = await runs.show(stopped.id);
  await runs.close();
  const done = await withSession((session) => session.resume(stopped.id, asked, { signal, maxCost: 5 }));
  expect(done.problems).toEqual([]);
  expect(done.usd).toBe(0.022);
  expect(received).toHaveLength(2);
  expect(total.max).toBeGreaterThan(done.usd);
});
