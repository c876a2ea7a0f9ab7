import { hash } from "node:crypto";
import { securityHeaders } from "../http/headers.ts";
import { defineRoute, type Route } from "../http/route.ts";

/** The editor's page. It holds no data. */
export const pageRoute = (page: string): Route => htmlRoute("/", "page", "The editor", () => page);

/** A page that everybody may see. Its own styles are known by their hash, and no others are let in. */
export function htmlRoute(path: string, name: string, summary: string, write: () => string): Route {
  return defineRoute({
    method: "GET",
    path,
    scope: "public",
    name,
    summary,
    answer: "text/html",
    handle() {
      const page = write();
      const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policyOf(page) };
      return new Response(page, { headers });
    },
  });
}

function policyOf(page: string): string {
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text = ""]) => `'sha256-${hash("sha256", text, "base64")}'`,
  );
  const { "Content-Security-Policy": policy = "" } = securityHeaders;
  return policy.replace("style-src 'self'", ["style-src 'self'", ...styles].join(" "));
}
