import { defineConfig } from "vite";
import { licences } from "./licences.mts";
import { withoutHashingToG2 } from "./noble.mts";

const { app, worker } = licences();

// `tools/build/page.py` says where the output goes. The page is at `/app/`, what it loads in
// `/app/assets/`; `public/` is beside it as it is.
export default defineConfig({
  plugins: [app],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    emptyOutDir: true,
    assetsDir: "app/assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: "app/index.html" },
  },
  worker: {
    format: "es",
    plugins: () => [withoutHashingToG2(), worker],
    rolldownOptions: {
      output: { comments: { annotation: false, legal: true } },
      treeshake: { propertyReadSideEffects: false },
    },
  },
});
