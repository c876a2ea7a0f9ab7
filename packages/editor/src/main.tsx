import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openSession } from "./api/session.ts";
import { queries } from "./api/queries.ts";
import { App } from "./app.tsx";
import { applyTheme } from "./styles/theme.ts";
import { language, setLanguage } from "./language/language.ts";

applyTheme();
// Chinese letters, in parts that the browser fetches when it meets them; nothing waits for that.
void import("@fontsource-variable/noto-sans-sc");
setLanguage(language.getState());
// What the address names is fetched while the session is opened.
if (location.pathname.startsWith("/p/")) void import("./shell/editor-page.tsx");
await openSession();
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
