import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The page: a few files that the server gives from memory. Nothing is loaded from elsewhere. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  publicDir: false,
  resolve: { conditions: ["@goalpost/source", "module", "browser", "production"] },
  build: {
    outDir: fileURLToPath(new URL("../dist/site/", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
