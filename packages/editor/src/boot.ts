import { askAhead } from "./api/client.ts";
import { openSession, token } from "./api/session.ts";
import { preferred } from "./language/preferred.ts";

/** An answer that takes longer than this isn't waited for. */
const longMs = 400;

// Small, so that it runs at once: what the address names is asked for, and its code fetched, all at the same time.
// Nothing is awaited out here, since the page's code imports from this file's.
const [, file] = /^\/p\/([^%]+)$/.exec(decoded(location.pathname)) ?? [];
if (file !== undefined) void import("./shell/editor-page.tsx");
else if (location.pathname === "/") void import("./home/home.tsx");
void Promise.all([import("./main.tsx"), ask(), parsed()]).then(([page]) => page.show());

async function ask(): Promise<void> {
  await openSession();
  if (file === undefined || token() === undefined) return;
  const answers = [askAhead("/api/pipeline", { file }), askAhead("/api/nodes", { language: preferred() })];
  // The page is drawn once, with what it shows; where that takes long it says meanwhile that it is opening.
  await Promise.race([Promise.all(answers), new Promise((done) => setTimeout(done, longMs))]);
}

/** Waits until all of the document is there. */
async function parsed(): Promise<void> {
  if (document.readyState === "loading")
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
}

/** An address that is none as it was typed stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
