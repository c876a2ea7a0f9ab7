import { nodeInfo } from "@reelgraph/engine";
import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import { modelCards } from "../service/models.ts";
import { model } from "../wire/model.ts";
import type { Services } from "./services.ts";

/** What pipelines are made of. */
export const catalogueRoutes = ({ workspace, current }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/nodes",
    scope: "pipelines:read",
    name: "listNodes",
    summary: "All node types with their ports and parameters",
    answer: z.array(z.looseObject({ type: z.string(), title: z.string(), doc: z.string() })),
    handle: async () => (await workspace.types()).all().map(nodeInfo),
  }),
  defineRoute({
    method: "GET",
    path: "/api/models",
    scope: "pipelines:read",
    name: "listModels",
    summary: "The video models that pipelines may name: what they can do, what they cost, and which close",
    answer: z.array(model),
    handle: async () => modelCards(await current()),
  }),
];
