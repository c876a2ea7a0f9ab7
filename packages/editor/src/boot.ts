import { askAhead } from "./api/client.ts";
import { openSession, token } from "./api/session.ts";
import { preferred } from "./language/preferred.ts";

// Small, so that it runs at once: what the address names is asked for, and its code fetched, all at the same time.
// Nothing is awaited out here, since the page's code imports from this file's.
const [, file] = /^\/p\/([^%]+)$/.exec(decoded(location.pathname)) ?? [];
if (file !== undefined) void import("./shell/editor-page.tsx");
else if (location.pathname === "/") void import("./home/home.tsx");
void Promise.all([import("./main.tsx"), ask(), parsed()]).then(([page]) => page.show());

async function ask(): Promise<void> {
  await openSession();
  if (file === undefined || token() === undefined) return;
  askAhead("/api/pipeline", { file });
  askAhead("/api/nodes", { language: preferred() });
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
