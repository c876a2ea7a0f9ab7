import { z } from "zod";
import { failure } from "../errors.ts";
import type { Judgement, JudgePriced, Measurement, Price, ProxyScore } from "../host.ts";
import { gives, many, one, optional } from "../ports/port.ts";
import type { Image, Video } from "../ports/values.ts";
import type { Answer } from "../question.ts";
import { defineNode, type Services } from "./define-node.ts";
import { timeout } from "./timeout.ts";
import { combined, overallOf, verdictOf, type Opinion } from "./verdict.ts";

/** The guide's criteria, in its order. */
const guide = ["visual_quality", "prompt_adherence", "consistency", "narrative"];
const judges = z.enum(["measured", "model", "person"]);

export const evaluate = defineNode({
  type: "evaluate",
  // To be raised when the measured marks change.
  version: 1,
  title: "Evaluate a clip",
  doc: "Judges a clip from 0 to 10 by criteria, each with its reason. The judge `measured` works offline on the pixels and gives proxies, not a viewer's opinion: sharpness, exposure, flicker, standstill, blocks, noise and smoothness for `visual_quality`; pops, incoherent motion and drifting colours for `consistency`; and, when the prompt asks for a pan, tilt, zoom, dolly or still camera, the measured move for `camera`. The judge `model` asks the models under `judge` in the configuration, which look at frames or at the film. The judge `person` pauses the run until somebody rates the clip. Several judges are combined by their weights, and how far they disagree is shown. What a judge can't tell is not judged and has no part in the overall score.",
  category: "judging",
  purity: "sampled",
  inputs: {
    video: one("video", { doc: "The clip." }),
    prompt: optional("text", { doc: "What was asked for." }),
    references: many("image", { doc: "Pictures that the clip should agree with.", optional: true }),
  },
  params: z.object({
    judge: z
      .union([judges, z.array(judges).min(1)])
      .default("measured")
      .meta({ label: "Judge", description: "measured, model, person, or a list of them." }),
    criteria: z.array(z.string().min(1).max(200)).min(1).max(20).default(guide).meta({
      label: "Criteria",
      description: "What to judge; `camera` is added when the prompt asks for a camera move.",
    }),
    weights: z.record(z.string(), z.number().min(0)).default({}).meta({
      label: "Weights",
      description: "Weight of each criterion in the overall score; 1 where none is given.",
    }),
    judgeWeights: z.record(z.string(), z.number().min(0)).default({}).meta({
      label: "Weights of judges",
      description: "Weight of `measured`, `model` and `person` where several judge; 1 where none is given.",
    }),
    ask: z
      .string()
      .min(1)
      .max(1000)
      .default("How good is this clip?")
      .meta({ label: "Question", description: "What the judge `person` is asked." }),
    timeout,
  }),
  lane: ({ judge }) => ([judge].flat().includes("model") ? "llm" : "media"),
  keyExtra: ({ params }, { judges = [] }) =>
    asks(params, "model") ? judges.map(({ id, version }) => `${id}@${version}`).join(",") : undefined,
  price: ({ inputs, params }, { judges = [] }) => (asks(params, "model") ? sumOf(inputs, params, judges) : free),
  outputs: {
    overall: gives("score", { doc: "The weighted mean of what was judged." }),
    verdict: gives("json", {
      doc: "For each criterion: score, confidence (0 to 1), reason and judge; where several judged, what each said (`judges`) and how far they are apart (`disagreement`).",
    }),
    scores: gives("json", { doc: "For each criterion its score, or null." }),
  },
  async run({ inputs: { video, prompt, references }, params }, context) {
    if (asks(params, "model") && context.judges.length === 0) throw noModel();
    // A person first: while the answer is awaited nothing may have been paid for.
    const answer = asks(params, "person") ? context.ask(questionOf(video, params)) : undefined;
    const shown = prompt === undefined ? {} : { prompt };
    const { signal } = context;
    const measured = asks(params, "measured") ? await context.media.measure(video, shown, { signal }) : undefined;
    const criteria = [...new Set([...params.criteria, ...(measured?.camera === undefined ? [] : ["camera"])])];
    const opinions: Opinion[] = [];
    const weigh = (kind: Judge) => params.judgeWeights[kind] ?? 1;
    if (asks(params, "person")) {
      const judgements = criteria.map((criterion) => answeredOf(criterion, answer));
      opinions.push({ judge: answer?.by ?? "person", weight: weigh("person"), judgements });
    }
    if (measured) {
      const judgements = criteria.map((criterion) => measuredOf(criterion, measured));
      opinions.push({ judge: "measured", weight: weigh("measured"), judgements });
    }
    if (asks(params, "model")) {
      const pictures = references.map(({ value }: { value: Image }) => value);
      const request = { video, ...shown, references: pictures, criteria };
      for (const judge of context.judges) {
        const judgements = await judge.judge(request, { signal });
        opinions.push({ judge: judge.id, weight: weigh("model"), judgements });
      }
    }
    const judged = criteria.map((name, index) => [name, combined(opinions, index)] as const);
    return {
      overall: overallOf(judged, params.weights),
      verdict: Object.fromEntries(judged.map(([name, judgement]) => [name, verdictOf(judgement)])),
      scores: Object.fromEntries(judged.map(([name, { score }]) => [name, score])),
    };
  },
});

type Judge = z.output<typeof judges>;
const free: Price = { min: 0, max: 0 };

function asks({ judge }: { judge: Judge | Judge[] }, kind: Judge): boolean {
  return [judge].flat().includes(kind);
}

/** What all models together cost; unknown when one is. */
function sumOf(
  { prompt, video }: { prompt?: string | undefined; video?: Video },
  { criteria }: { criteria: readonly string[] },
  judges: NonNullable<Services["judges"]>,
): Price | undefined {
  const asked: JudgePriced = {
    criteria,
    ...(prompt === undefined ? {} : { prompt }),
    ...(video === undefined ? {} : { seconds: video.seconds }),
  };
  let sum = free;
  for (const judge of judges) {
    const price = judge.price(asked);
    if (!price) return undefined;
    sum = { min: sum.min + price.min, max: sum.max + price.max };
  }
  return sum;
}

function noModel() {
  return failure("judge-unavailable", "No model that can watch a clip is available", {
    expected: 'one under "judge" in the configuration',
    hint: 'configure one, or set "judge" to "measured"',
  });
}

function questionOf(video: Video, { criteria, ask, timeout }: Asking) {
  const items = [{ key: "video", value: video }];
  const question = { kind: "rate", ask, items, keys: [...criteria], least: 0, most: 10, pick: 0 } as const;
  return { ...question, ...(timeout === undefined ? {} : { timeout }) };
}

interface Asking {
  readonly criteria: readonly string[];
  readonly ask: string;
  readonly timeout?: number | undefined;
}

/** What a person said of a criterion; silence is not judged. */
function answeredOf(criterion: string, answer: Extract<Answer, { kind: "rate" }> | undefined): Judgement {
  if (!answer) return { score: null, confidence: 0, reason: "Nobody answered in time" };
  const { scores, by, note } = answer;
  const score = Object.hasOwn(scores, criterion) ? scores[criterion] : undefined;
  if (score === undefined) return { score: null, confidence: 0, reason: `${by} did not rate this` };
  return { score, confidence: 1, reason: note ?? `${by} gave ${score} of 10` };
}

function measuredOf(criterion: string, measured: Measurement) {
  const { score, confidence, reasons } = proxyOf(criterion, measured);
  return { score, confidence, reason: reasons.join("; ") };
}

function proxyOf(criterion: string, measured: Measurement): ProxyScore {
  if (criterion === "visual_quality") return measured.visualQuality;
  if (criterion === "consistency") return measured.consistency;
  if (criterion === "camera") return measured.camera ?? notJudged("The prompt asks for no camera move");
  if (criterion === "prompt_adherence")
    return notJudged("Whether the clip shows what was asked for can't be measured on its pixels");
  if (criterion === "narrative") return notJudged("Whether the clip tells its story can't be measured on its pixels");
  return notJudged(`"${criterion}" can't be measured on the pixels of a clip`);
}

function notJudged(reason: string): ProxyScore {
  return { score: null, reasons: [reason], by: [], confidence: 0 };
}
