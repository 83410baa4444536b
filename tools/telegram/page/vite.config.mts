import { defineConfig } from "vite";

// `tools/build/page.py` says where the output goes.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { target: "es2024", emptyOutDir: true, modulePreload: false },
});
