const style =
  "body { font: 16px/1.6 system-ui, sans-serif; color-scheme: light dark; display: grid; place-items: center; min-height: 90dvh } main { max-width: 34rem; padding: 2rem } code { font-family: ui-monospace, monospace }";

const plainPage = (title: string, text: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reelgraph</title>
<style>${style}</style>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</html>
`;

/** What stands at the editor's address until there is a build of it. */
export const placeholder = plainPage(
  "Reelgraph",
  'The server is running. The editor has not been built here: <code>npm start</code> builds it. Pipelines can be run from the command line meanwhile, and by the <a href="/reference">API</a>.',
);

/** What a person sees who opens an address at which there is nothing. */
export const nothingHere = plainPage("There is nothing here", '<a href="/">Open Reelgraph</a>');
