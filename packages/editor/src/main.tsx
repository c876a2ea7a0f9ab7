import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readAhead } from "./api/pipelines.ts";
import { openSession, token } from "./api/session.ts";
import { queries, readTypesAhead } from "./api/queries.ts";
import { App } from "./app.tsx";
import { applyTheme } from "./styles/theme.ts";
import { language, setLanguage } from "./language/language.ts";
import { readSentences } from "./language/sentences/said.ts";

applyTheme();
// Chinese letters, in parts that the browser fetches when it meets them; nothing waits for that.
void import("@fontsource-variable/noto-sans-sc");
setLanguage(language.getState());
void readSentences(language.getState());
// What the address names is fetched while the session is opened, and what it will ask for while it is loaded.
const [, file] = /^\/p\/([^%]+)$/.exec(decoded(location.pathname)) ?? [];
if (file !== undefined) void import("./shell/editor-page.tsx");
await openSession();
if (file !== undefined && token() !== undefined) {
  readAhead(file);
  void readTypesAhead(language.getState());
}
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** An address that is none as it was typed stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
