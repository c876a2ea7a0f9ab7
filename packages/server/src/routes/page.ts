import { hash } from "node:crypto";
import { securityHeaders } from "../http/headers.ts";
import { defineRoute, type Route } from "../http/route.ts";

/** The editor's page. It holds no data; its own styles are known by their hash, and no others are let in. */
export function pageRoute(page: string): Route {
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text = ""]) => `'sha256-${hash("sha256", text, "base64")}'`,
  );
  const policy = securityHeaders["Content-Security-Policy"]?.replace(
    "style-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
  );
  return defineRoute({
    method: "GET",
    path: "/",
    scope: "public",
    name: "page",
    summary: "The editor",
    answer: "text/html",
    handle: () =>
      new Response(page, {
        headers: {
          "Content-Type": "text/html; charset=utf-8",
          ...(policy ? { "Content-Security-Policy": policy } : {}),
        },
      }),
  });
}
