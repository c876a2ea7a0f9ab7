import { failure } from "@reelgraph/engine";
import { z } from "zod";
import { personOf } from "../http/person.ts";
import { defineRoute, type Call, type Route } from "../http/route.ts";
import { takesOf } from "../service/takes/takes.ts";
import { agreement, choice, preference, takeMarks } from "../wire/take.ts";
import { take } from "../wire/unit.ts";
import { linker } from "./links.ts";
import type { Services } from "./services.ts";
import { person, pipelineName } from "./shapes.ts";
import { unitTeller } from "./tell-unit.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().min(0).max(1);
/** So many of the newest preferences are compared with what judges say. */
const mostPairs = 10_000;
const limit = z.coerce.number().int().min(1);

/** What people say of clips. A clip is named by its SHA-256: what is said of it holds in every run that has it. */
export const takeRoutes = (services: Services): readonly Route[] => {
  const { runs, access, marks, viewers, artifacts, pipelines } = services;
  const one = async ({ params }: Pick<Call, "params">) => (await artifacts.find(params["sha256"] ?? "")).sha256;
  const path = (rest: string) => `/api/takes/:sha256${rest}`;
  return [
    defineRoute({
      method: "GET",
      path: "/api/takes",
      scope: "runs:read",
      name: "listTakes",
      summary: "All that a node has given in the newest runs of its pipeline, each file once",
      query: z.strictObject({
        pipeline: pipelineName,
        node: z.string().min(1).max(500).describe("`clip/video`"),
        runs: limit.max(50).default(10).describe("How many runs are looked through."),
      }),
      answer: z.array(take),
      async handle({ query }) {
        const name = runs.book.nameOf(await pipelines.placeOf(query.pipeline, ""));
        const own = await runs.list(query.runs, { pipeline: name });
        const [tell, link] = [unitTeller(services), linker(access)];
        const taken = await takesOf(query.node, own, runs);
        return Promise.all(
          taken.map(async ({ unit, media, ...one }) => {
            return { ...one, unit: await tell(unit, one.run), file: link(media, one.run) };
          }),
        );
      },
    }),
    defineRoute({
      method: "GET",
      path: path("/marks"),
      scope: "runs:read",
      name: "showMarks",
      summary: "What people said of a clip",
      answer: takeMarks,
      handle: async (call) => marks.of(await one(call)),
    }),
    defineRoute({
      method: "POST",
      path: path("/rating"),
      scope: "takes:write",
      name: "rateTake",
      summary: "Rate a clip, or take the rating back",
      body: z.union([
        z.strictObject({ mark: z.number().min(0).max(5), most: z.literal(5), by: person.exactOptional() }),
        z.strictObject({ mark: z.number().min(0).max(10), most: z.literal(10), by: person.exactOptional() }),
        z.strictObject({ mark: z.null(), by: person.exactOptional() }),
      ]),
      answer: takeMarks,
      async handle(call) {
        const clip = await one(call);
        const { body, principal } = call;
        await marks.rate(clip, personOf(principal, body.by), body.mark === null ? undefined : body);
        return marks.of(clip);
      },
    }),
    defineRoute({
      method: "POST",
      path: path("/choice"),
      scope: "takes:write",
      name: "chooseTake",
      summary: "Pick or reject a clip, or neither",
      body: z.strictObject({ choice: choice.nullable(), by: person.exactOptional() }),
      answer: takeMarks,
      async handle(call) {
        const clip = await one(call);
        const { body, principal } = call;
        await marks.choose(clip, personOf(principal, body.by), body.choice ?? undefined);
        return marks.of(clip);
      },
    }),
    defineRoute({
      method: "POST",
      path: path("/comments"),
      scope: "takes:write",
      name: "commentTake",
      summary: "Say something about a clip, a moment of it, or a point of its picture",
      body: z.strictObject({
        text: z.string().min(1).max(5000),
        seconds: z.number().min(0).exactOptional(),
        x: share.exactOptional(),
        y: share.exactOptional(),
        by: person.exactOptional(),
      }),
      status: 201,
      answer: takeMarks,
      async handle(call) {
        const clip = await one(call);
        const { by, ...remark } = call.body;
        await marks.comment(clip, personOf(call.principal, by), remark);
        return marks.of(clip);
      },
    }),
    defineRoute({
      method: "POST",
      path: path("/comments/remove"),
      scope: "takes:write",
      name: "removeComment",
      summary: "Take a comment of one's own back",
      body: z.strictObject({ id: z.int(), by: person.exactOptional() }),
      answer: takeMarks,
      async handle(call) {
        const clip = await one(call);
        const { id, by } = call.body;
        if (await marks.uncomment(clip, personOf(call.principal, by), id)) return marks.of(clip);
        throw failure("unknown-comment", "There is no such comment of yours");
      },
    }),
    defineRoute({
      method: "POST",
      path: "/api/preferences",
      scope: "takes:write",
      name: "prefer",
      summary: "Say which of two clips is better",
      body: z
        .strictObject({
          better: sha256,
          worse: sha256,
          criterion: z.string().min(1).max(100).exactOptional(),
          run: z.string().max(100).exactOptional(),
          by: person.exactOptional(),
        })
        .refine(({ better, worse }) => better !== worse, "a clip can't be better than itself"),
      status: 201,
      answer: preference,
      async handle({ body: { by, ...said }, principal }) {
        for (const clip of [said.better, said.worse]) await artifacts.find(clip);
        const kept = { at: Date.now(), by: personOf(principal, by), ...said };
        await marks.prefer(kept);
        return kept;
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/preferences",
      scope: "runs:read",
      name: "listPreferences",
      summary: "Which clips were better than which, the newest first",
      query: z.strictObject({ limit: limit.max(10_000).default(500) }),
      answer: z.array(preference),
      handle: ({ query }) => marks.preferences(query.limit),
    }),
    defineRoute({
      method: "GET",
      path: "/api/agreement",
      scope: "runs:read",
      name: "showAgreement",
      summary: "How far judges agree with people about the order of clips",
      answer: z.array(agreement),
      async handle() {
        const rated = (await marks.ratings()).map(({ clip, by, mark, most }) => {
          return { clip, criterion: "overall", by, person: true, score: (10 * mark) / most };
        });
        return viewers.agreements(rated, await marks.preferences(mostPairs));
      },
    }),
  ];
};
