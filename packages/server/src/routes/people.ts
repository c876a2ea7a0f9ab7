import type { PlacedReply } from "@reelgraph/engine/node";
import { z } from "zod";
import { personOf } from "../http/person.ts";
import { defineRoute, type Route } from "../http/route.ts";
import { runStatus, started } from "../wire/run.ts";
import type { Services } from "./services.ts";
import { person } from "./shapes.ts";

const unit = z.string().min(1).max(500);
const note = z.string().max(2000).exactOptional();

/** What people say to a run. */
export const peopleRoutes = ({ runs }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/api/runs/:id/pause",
    scope: "runs:cancel",
    name: "pauseRun",
    summary: "Let nothing new of a run start; what runs is let finish, and it can be resumed",
    body: z.strictObject({}),
    status: 202,
    answer: z.object({ id: z.string(), state: runStatus }),
    async handle({ params }) {
      const id = params["id"] ?? "";
      await runs.decisions.pause(id);
      return { id, state: (await runs.get(id)).state };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/runs/:id/answers",
    scope: "runs:start",
    name: "answerRun",
    summary: "Answer what units of a run ask, all or none, and let it go on",
    idempotent: true,
    body: z.strictObject({
      answers: z
        .array(
          z.union([
            z.strictObject({ unit, approved: z.boolean(), note }),
            z.strictObject({
              unit,
              scores: z.record(z.string().max(500), z.number()).default({}),
              picked: z.array(z.string().max(500)).max(1000).default([]),
              note,
            }),
          ]),
        )
        .min(1)
        .max(200),
      by: person.exactOptional(),
    }),
    status: 202,
    answer: started,
    async handle({ params, body, caller, principal, signal }) {
      const by = personOf(principal, body.by);
      const replies = body.answers.map(({ unit: place, ...reply }): PlacedReply => ({
        place,
        reply: { ...reply, by },
      }));
      const { id, replayed } = await runs.decisions.answer(params["id"] ?? "", replies, caller, signal);
      const { state, position } = await runs.get(id);
      return { id, state, replayed, ...(position === undefined ? {} : { position }) };
    },
  }),
];
