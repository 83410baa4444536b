import { defineConfig } from "vitest/config";
import { withoutHashingToG2 } from "./miniapp/noble.mts";

export default defineConfig({
  plugins: [withoutHashingToG2()],
  test: {
    include: ["{tools/telegram/page,miniapp}/src/**/*.test.ts"],
    setupFiles: ["miniapp/window.mts"],
    server: { deps: { inline: [/@noble/] } },
  },
});
