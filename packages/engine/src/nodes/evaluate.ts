import { z } from "zod";
import { failure } from "../errors.ts";
import type { Measurement, ProxyScore } from "../host.ts";
import { gives, many, one, optional } from "../ports/port.ts";
import type { Score } from "../ports/values.ts";
import { defineNode } from "./define-node.ts";

/** The guide's criteria, in its order. */
const guide = ["visual_quality", "prompt_adherence", "consistency", "narrative"];
const judges = z.enum(["measured", "model", "person"]);

export const evaluate = defineNode({
  type: "evaluate",
  // To be raised when the measured marks change.
  version: 1,
  title: "Evaluate a clip",
  doc: "Judges a clip from 0 to 10 by criteria, each with its reason. The judge `measured` works offline on the pixels and gives proxies, not a viewer's opinion: sharpness, exposure, flicker, standstill, blocks, noise and smoothness for `visual_quality`; pops, incoherent motion and drifting colours for `consistency`; and, when the prompt asks for a pan, tilt, zoom, dolly or still camera, the measured move for `camera`. What a judge can't tell is not judged and has no part in the overall score.",
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
    criteria: z.array(z.string().min(1)).min(1).default(guide).meta({
      label: "Criteria",
      description: "What to judge; `camera` is added when the prompt asks for a camera move.",
    }),
    weights: z.record(z.string(), z.number().min(0)).default({}).meta({
      label: "Weights",
      description: "Weight of each criterion in the overall score; 1 where none is given.",
    }),
  }),
  outputs: {
    overall: gives("score", { doc: "The weighted mean of what was judged." }),
    verdict: gives("json", { doc: "For each criterion: score, confidence (0 to 1), reason and judge." }),
    scores: gives("json", { doc: "For each criterion its score, or null." }),
  },
  async run({ inputs: { video, prompt }, params }, { media, ...job }) {
    for (const judge of [params.judge].flat()) refuse(judge);
    const measured = await media.measure(video, prompt === undefined ? {} : { prompt }, job);
    const criteria = new Set([...params.criteria, ...(measured.camera === undefined ? [] : ["camera"])]);
    const judged = [...criteria].map((name) => [name, judgementOf(name, measured)] as const);
    return {
      overall: overallOf(judged, params.weights),
      verdict: Object.fromEntries(judged.map(([name, judgement]) => [name, verdictOf(judgement)])),
      scores: Object.fromEntries(judged.map(([name, { score }]) => [name, score])),
    };
  },
});

/** Stops for judges that need what isn't here. */
function refuse(judge: z.output<typeof judges>): void {
  const more = { expected: "measured", hint: 'set "judge" to "measured"' };
  if (judge === "model") throw failure("judge-unavailable", "No model that can watch a clip is available", more);
  if (judge === "person") throw failure("needs-person", "A person has to judge this clip", more);
}

function judgementOf(criterion: string, measured: Measurement): ProxyScore {
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

function verdictOf({ score, confidence, reasons, by }: ProxyScore) {
  return { score, confidence, reason: reasons.join("; "), judge: by.join(", ") || null };
}

function overallOf(judged: readonly (readonly [string, Score])[], weights: Readonly<Record<string, number>>): Score {
  let sum = 0;
  let total = 0;
  for (const [name, { score }] of judged) {
    const weight = weights[name] ?? 1;
    if (score === null) continue;
    sum += weight * score;
    total += weight;
  }
  return {
    score: total === 0 ? null : Math.round((sum / total) * 100) / 100,
    reasons: judged.map(([name, { score, reasons }]) => `${name} ${score ?? "not judged"}: ${reasons.join("; ")}`),
    by: [...new Set(judged.flatMap(([, { by }]) => by))],
  };
}
