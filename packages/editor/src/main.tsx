import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries.ts";
import { App, fetchPage } from "./app.tsx";
import { applyTheme } from "./styles/theme.ts";
import { language, setLanguage } from "./language/language.ts";
import { readSentences } from "./language/sentences/said.ts";
import { whenOpened } from "./ui/when-idle.ts";

applyTheme();
setLanguage(language.getState());
void readSentences(language.getState());

/** Shows the page that the address names, as soon as its code is here. */
export async function show(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  // Without it the page says so in its place.
  await fetchPage(location.pathname).catch(() => {});
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
  // Chinese letters, in parts that the browser fetches when it meets them; nothing waits for that.
  const letters = () => void import("@fontsource-variable/noto-sans-sc");
  if (language.getState() === "zh") letters();
  else whenOpened(letters);
}
