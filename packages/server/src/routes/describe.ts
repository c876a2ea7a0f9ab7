import { z } from "zod";
import { openApi } from "../http/openapi.ts";
import { referencePage } from "../http/reference.ts";
import { defineRoute, type Route } from "../http/route.ts";
import { htmlRoute } from "./page.ts";
import { problemDocument } from "../wire/problem.ts";

const version = "0.1.0";

/** What describes the other routes; these are described, too. */
export function describing(routes: readonly Route[]): readonly Route[] {
  const all: Route[] = [...routes];
  const document = defineRoute({
    method: "GET",
    path: "/api/openapi.json",
    scope: "pipelines:read",
    name: "describe",
    summary: "This description, as OpenAPI 3.1",
    answer: z.looseObject({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.unknown()) }),
    handle: () => openApi({ routes: all, problem: problemDocument, version }),
  });
  const page = htmlRoute("/reference", "reference", "The operations as a page", () => referencePage(all));
  all.push(document, page);
  return all;
}
