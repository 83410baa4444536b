import type { Plugin } from "vite";

const FILE = "app/licences.txt";
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;
// In no bundle: the pictures of the public pages are drawn of its letters.
const FONT = "@fontsource/golos-text/package.json";

type Bundle = Record<string, { type: string; moduleIds?: string[] }>;

/**
 * The licences of all packages in the app and in its workers, in a file beside it: a bundle drops
 * the notices, and each copy has to have them.
 */
export function licences(): { app: Plugin; worker: Plugin } {
  const folders = new Set<string>();
  const note = (bundle: Bundle): void => {
    for (const id of Object.values(bundle).flatMap((each) => each.moduleIds ?? [])) {
      const folder = PACKAGE.exec(id)?.[0];
      if (folder) folders.add(folder);
    }
  };
  return {
    worker: { name: "licences-of-worker", generateBundle: (_, bundle) => note(bundle as Bundle) },
    app: {
      name: "licences",
      async generateBundle(_, bundle) {
        note(bundle as Bundle);
        const font = await this.resolve(FONT);
        if (font) note({ font: { type: "asset", moduleIds: [font.id] } });
        const read = (path: string) => this.fs.readFile(path, { encoding: "utf8" });
        const parts = [...folders].map(async (folder) => {
          const about = JSON.parse(await read(`${folder}/package.json`));
          const text = await read(`${folder}/LICENSE`);
          return `${about.name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
        });
        const source = (await Promise.all(parts)).sort().join(`\n${"-".repeat(80)}\n\n`);
        this.emitFile({ type: "asset", fileName: FILE, source });
      },
    },
  };
}
