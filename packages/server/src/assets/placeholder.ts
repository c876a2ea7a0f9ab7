/** What stands at the editor's address until there is a build of it. */
export const placeholder = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reelgraph</title>
<style>body { font: 16px/1.6 system-ui, sans-serif; color-scheme: light dark; display: grid; place-items: center; min-height: 90dvh } main { max-width: 34rem; padding: 2rem } code { font-family: ui-monospace, monospace }</style>
<main>
<h1>Reelgraph</h1>
<p>The server is running. The editor has not been built here: <code>npm start</code> builds it. Pipelines can be run from the command line meanwhile, and by the <a href="/reference">API</a>.</p>
</main>
</html>
`;
