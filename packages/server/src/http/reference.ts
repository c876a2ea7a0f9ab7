import type { Route } from "./route.ts";

/** The table of routes as a page for people. It needs no script. */
export function referencePage(routes: readonly Route[]): string {
  const rows = routes.map(
    ({ method, path, summary, scope, idempotent }) =>
      `<tr><td><code>${method}</code></td><td><code>${escape(path)}</code></td><td>${escape(summary)}</td><td>${scope}</td><td>${idempotent ? "yes" : ""}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Reelgraph API</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color-scheme: light dark } td, th { text-align: start; padding: .25rem 1rem .25rem 0; vertical-align: top }</style>
<h1>Reelgraph API</h1>
<p>The whole description, with all shapes, is the OpenAPI document at <code>/api/openapi.json</code>. Every request but the public ones carries <code>Authorization: Bearer TOKEN</code>.</p>
<table>
<thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Scope</th><th>Idempotency-Key</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
