import { nodeInfo, translate, translations } from "@reelgraph/engine";
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
    query: z.strictObject({
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .describe("Of titles, labels and descriptions; English where there are none.")
        .exactOptional(),
    }),
    answer: z.array(z.looseObject({ type: z.string(), title: z.string(), doc: z.string() })),
    async handle({ query: { language = "en" } }) {
      const types = (await workspace.types()).all();
      const words = Object.hasOwn(translations, language) ? await translations[language]?.() : undefined;
      return types.map((type) => translate(nodeInfo(type), type.words?.[language] ?? words?.[type.type]));
    },
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
