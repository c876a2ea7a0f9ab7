import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The page is served under a strict content security policy: nothing inline, nothing from elsewhere.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2024",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
});
