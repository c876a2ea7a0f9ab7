import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

// The page is served under a strict content security policy: nothing inline, nothing from elsewhere.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), startTogether()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2024",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    // What is always needed together comes in one file: dozens of small ones take longer than the one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "boot", test: /src\/boot\.ts$/, priority: 3 },
            { name: "start", test: /src\/main\.tsx$/, priority: 2 },
            { name: "editor", test: /src\/shell\/editor-page\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
});

/** Names in the document what every page begins with, so that it is fetched along with the script that asks for it. */
function startTogether(): Plugin {
  return {
    name: "start-together",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle).flatMap((file): HtmlTagDescriptor[] => {
          if (!/\/start-[^/]+\.(?:js|css)$/.test(file)) return [];
          const rel = file.endsWith(".css") ? "stylesheet" : "modulepreload";
          return [{ tag: "link", injectTo: "head", attrs: { rel, crossorigin: true, href: `/${file}` } }];
        }),
    },
  };
}
