import { hash } from "node:crypto";
import { securityHeaders } from "./headers.ts";

/** The headers of a page whose own styles are known by their hash; no others are let in. */
export function htmlHeaders(page: string) {
  const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text = ""]) => `'sha256-${hash("sha256", text, "base64")}'`,
  );
  const { "Content-Security-Policy": policy = "" } = securityHeaders;
  return {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy.replace("style-src 'self'", ["style-src 'self'", ...styles].join(" ")),
  };
}

export function html(page: string): Response {
  return new Response(page, { headers: htmlHeaders(page) });
}
