import { failure } from "@reelgraph/engine";
import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import { factsOf } from "../service/units/run-facts.ts";
import { unitsOf } from "../service/units/units.ts";
import { runUnit } from "../wire/unit.ts";
import type { Services } from "./services.ts";
import { unitTeller } from "./tell-unit.ts";

/** What the units of a run did and gave. */
export const unitRoutes = (services: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/runs/:id/units",
    scope: "runs:read",
    name: "listUnits",
    summary: "What the units of a run did, gave and cost, and why they ran",
    query: z.strictObject({ node: z.string().max(500).describe("Only of this node: `clip/video`.").exactOptional() }),
    answer: z.array(runUnit),
    async handle({ params, query }) {
      const { id = "" } = params;
      const units = unitsOf(await factsOf(id, services.runs));
      const tell = unitTeller(services);
      const wanted = units.filter(({ node }) => query.node === undefined || node === query.node);
      return Promise.all(wanted.map((unit) => tell(unit, id)));
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/runs/:id/why",
    scope: "runs:read",
    name: "explainUnit",
    summary: "Why a unit ran, in one line",
    query: z.strictObject({ unit: z.string().max(500).describe("`clip/video[noir, 2]`") }),
    answer: z.object({ unit: z.string(), why: z.string() }),
    async handle({ params, query: { unit } }) {
      const { why } = await factsOf(params["id"] ?? "", services.runs);
      const reason = why.get(unit);
      if (reason !== undefined) return { unit, why: reason };
      throw failure("unknown-unit", `No unit "${unit}" is known to have run in this run`, {
        expected: why.size > 0 ? [...why.keys()].join(", ") : "one of the pipeline's last twenty runs",
      });
    },
  }),
];
