import { expect, test } from "vitest";
import { z } from "zod";
import { failure } from "../errors.ts";
import type { ClipJudge, Judgement, Measurement, MediaTools, ProxyScore } from "../host.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives } from "../ports/port.ts";
import type { Json } from "../ports/values.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { defineNode } from "./define-node.ts";
import { evaluate } from "./evaluate.ts";

const clip = defineNode({
  type: "clip",
  version: 1,
  title: "",
  doc: "",
  category: "source",
  purity: "pure",
  inputs: {},
  params: z.object({}),
  outputs: { video: gives("video", { doc: "" }) },
  run: () => ({
    video: {
      media: "video",
      sha256: "0".repeat(64),
      bytes: 1,
      type: "video/mp4",
      width: 320,
      height: 180,
      seconds: 1,
      fps: 12,
      frames: 12,
      codec: "h264",
      audio: null,
    },
  }),
});

function proxy(score: number | null, reason: string): ProxyScore {
  return { score, reasons: [reason], by: score === null ? [] : ["measured"], confidence: score === null ? 0 : 0.5 };
}

const measurement: Measurement = {
  visualQuality: proxy(6, "The picture is blurred"),
  consistency: proxy(9, "Subject and background stay what they are"),
  features: {},
};

/** Runs the node on a clip that was measured so. */
async function evaluating(
  params: Record<string, Json>,
  measured: Measurement = measurement,
  judges: readonly ClipJudge[] = [],
) {
  const asked: unknown[] = [];
  const media: Partial<MediaTools> = {
    measure: (_, options) => {
      asked.push(options);
      return Promise.resolve(measured);
    },
  };
  const graph: Graph = {
    nodes: { clip: { use: "clip" }, judge: { use: "evaluate", with: { video: "$clip.video", ...params } } },
    outputs: { overall: "$judge.overall", verdict: "$judge.verdict", scores: "$judge.scores" },
  };
  const host = memoryHost({ media: media as MediaTools, judges });
  return { ...(await runPipeline(graph, { types: [clip, evaluate], host })), asked, kept: host.kept };
}

test("the overall score is the mean of what was judged; the rest is not judged and says why", async () => {
  const { outputs } = await evaluating({});
  expect(outputs).toMatchObject({
    overall: { score: 7.5, by: ["measured"] },
    scores: { visual_quality: 6, prompt_adherence: null, consistency: 9, narrative: null },
    verdict: {
      visual_quality: { score: 6, confidence: 0.5, reason: "The picture is blurred", judge: "measured" },
      narrative: { score: null, confidence: 0, reason: expect.stringContaining("can't be measured"), judge: null },
    },
  });
});

test("weights shift the mean", async () => {
  const { outputs } = await evaluating({ weights: { visual_quality: 3, prompt_adherence: 100 } });
  expect(outputs).toMatchObject({ overall: { score: 6.75 } });
});

test("a camera move that the prompt asks for is a criterion of its own", async () => {
  const camera = proxy(3, "the camera stands still");
  const { outputs, asked } = await evaluating({ prompt: "the camera pans left" }, { ...measurement, camera });
  expect(asked).toEqual([{ prompt: "the camera pans left" }]);
  expect(outputs).toMatchObject({ overall: { score: 6 }, scores: { camera: 3 } });
  expect((await evaluating({ criteria: ["camera"] })).outputs).toMatchObject({ scores: { camera: null } });
});

test("when nothing could be judged, there is no overall score", async () => {
  const { outputs, state } = await evaluating({ criteria: ["narrative", "humour"] });
  expect(state).toBe("succeeded");
  expect(outputs).toMatchObject({ overall: { score: null, by: [] }, scores: { narrative: null, humour: null } });
  expect((await evaluating({ weights: { visual_quality: 0, consistency: 0 } })).outputs).toMatchObject({
    overall: { score: null },
  });
});

test("judges that are not here are refused with a code", async () => {
  const code = async (judge: Json) => (await evaluating({ judge })).problems[0]?.code;
  expect(await code("model")).toBe("judge-unavailable");
  expect(await code(["measured", "person"])).toBe("needs-person");
});

function modelJudge(id: string, said: readonly Judgement[], version = "1"): ClipJudge {
  return {
    id,
    version,
    price: ({ criteria }) => ({ min: 0.01, max: 0.02 * criteria.length }),
    judge: async (_, { meter }) => {
      await meter?.reserve(0.04);
      await meter?.spent(0.03, id);
      return said;
    },
  };
}

test("models and measurements are combined by the judges' weights; their disagreement and cost are shown", async () => {
  const said = [
    { score: 9, confidence: 1, reason: "crisp" },
    { score: 4, confidence: 1, reason: "aimless" },
  ];
  const params = {
    judge: ["measured", "model"],
    criteria: ["visual_quality", "narrative"],
    judgeWeights: { model: 2 },
  };
  const { outputs, events } = await evaluating(params, measurement, [modelJudge("x/eyes", said)]);
  expect(outputs).toMatchObject({
    scores: { visual_quality: 8, narrative: 4 },
    overall: { score: 6, by: ["measured", "x/eyes"] },
    verdict: {
      visual_quality: {
        disagreement: 3,
        judges: [
          { judge: "measured", score: 6 },
          { judge: "x/eyes", score: 9 },
        ],
      },
    },
  });
  expect(events).toContainEqual(expect.objectContaining({ type: "unit.finished", node: "judge", usd: 0.03 }));
});

test("the judges' names and versions are in the key, where they are asked", async () => {
  const said = [{ score: 9, confidence: 1, reason: "crisp" }];
  const params = { judge: "model", criteria: ["humour"] };
  const key = async (judges: readonly ClipJudge[], more = params) => {
    const { kept } = await evaluating(more, measurement, judges);
    return [...kept.keys()].at(-1);
  };
  const one = await key([modelJudge("x/eyes", said)]);
  expect(await key([modelJudge("x/eyes", said)])).toBe(one);
  expect(await key([modelJudge("x/eyes", said, "2")])).not.toBe(one);
  expect(await key([modelJudge("x/other", said)])).not.toBe(one);
  const measured = { judge: "measured", criteria: ["humour"] };
  expect(await key([modelJudge("x/eyes", said)], measured)).toBe(await key([], measured));
});

test("the model judge alone measures nothing, and a judge that fails fails the unit", async () => {
  const broken: ClipJudge = {
    ...modelJudge("x/eyes", []),
    judge: () => Promise.reject(failure("judge-failed", "nothing usable")),
  };
  const { problems, asked } = await evaluating({ judge: "model" }, measurement, [broken]);
  expect(problems[0]?.code).toBe("judge-failed");
  expect(asked).toEqual([]);
});
