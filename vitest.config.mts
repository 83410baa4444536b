import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{tools/telegram/page,miniapp}/src/**/*.test.ts"],
    setupFiles: ["miniapp/window.mts"],
  },
});
