import { join } from "node:path";
import { failure } from "@reelgraph/engine";
import { placeholder } from "../assets/placeholder.ts";
import { sendAsset } from "../assets/send-asset.ts";
import { html } from "../http/html.ts";
import { defineRoute, type Route } from "../http/route.ts";

/** Addresses within the page, which reads them itself, and the documents that stand there: they differ in what is fetched at once. */
const places = {
  page: ["/", "index.html"],
  composePage: ["/p/*", "editor.html"],
  formPage: ["/app/*", "index.html"],
  watchPage: ["/watch/*", "index.html"],
  feedbackPage: ["/feedback", "index.html"],
} as const;

/**
 * The editor: a folder of files as a build leaves them, its documents and what they need under `assets/`, in files named by
 * their content. It is looked at for each request, so that a new build counts at once. None of it holds data.
 */
export function pageRoutes(folder: string | undefined): readonly Route[] {
  return [
    ...Object.entries(places).map(([name, [path, document]]) =>
      defineRoute({
        method: "GET",
        path,
        scope: "public",
        opens: true,
        name,
        summary: "The editor",
        answer: "text/html",
        async handle({ method, headers }) {
          const options = { immutable: false, method, asked: headers };
          const built = folder === undefined ? undefined : await sendAsset(join(folder, document), options);
          return built ?? html(placeholder);
        },
      }),
    ),
    defineRoute({
      method: "GET",
      path: "/assets/:name",
      scope: "public",
      name: "pageAsset",
      summary: "What the editor is made of",
      answer: "application/octet-stream",
      async handle({ params, method, headers }) {
        const { name = "" } = params;
        const plain = folder !== undefined && /^[\w-][\w.-]*$/.test(name);
        const options = { immutable: true, method, asked: headers };
        const found = plain ? await sendAsset(join(folder, "assets", name), options) : undefined;
        if (!found) throw failure("unknown-asset", "There is nothing here");
        return found;
      },
    }),
  ];
}

/** A page that everybody may see. Its own styles are known by their hash, and no others are let in. */
export function htmlRoute(path: string, name: string, summary: string, write: () => string): Route {
  return defineRoute({
    method: "GET",
    path,
    scope: "public",
    name,
    summary,
    answer: "text/html",
    handle: () => html(write()),
  });
}
