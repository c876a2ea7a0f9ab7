import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

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

/**
 * Names in the document what every page begins with, so that it is fetched along with the script that asks for it; and
 * makes a second document, for the addresses of pipelines, that names the editor's code, too.
 */
function startTogether(): Plugin {
  return {
    name: "start-together",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        linksTo(/\/(?:rolldown-runtime-|start-|inter-latin-wght-)/, bundle).map((attrs) => ({
          tag: "link",
          injectTo: "head",
          attrs,
        })),
    },
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") return;
      const links = linksTo(/\/editor-/, bundle).map(
        ({ rel, href }) => `<link rel="${rel}" crossorigin href="${href}">`,
      );
      const source = `${page.source}`.replace("</head>", `${links.join("")}</head>`);
      this.emitFile({ type: "asset", fileName: "editor.html", source });
    },
  };
}

/** Links to files of a build: its scripts, styles and fonts. */
function linksTo(names: RegExp, bundle: object) {
  return Object.keys(bundle).flatMap((file) => {
    if (!names.test(file)) return [];
    const to = { crossorigin: true, href: `/${file}` };
    if (file.endsWith(".js")) return [{ rel: "modulepreload", ...to }];
    if (file.endsWith(".css")) return [{ rel: "stylesheet", ...to }];
    // Letters that come later would have all words laid out and painted twice.
    return file.endsWith(".woff2") ? [{ rel: "preload", as: "font", type: "font/woff2", ...to }] : [];
  });
}
