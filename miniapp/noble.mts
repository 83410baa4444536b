import type { Plugin } from "vite";

const MODULE = "/@noble/curves/bls12-381.js";
const MAP = /const isogenyMapG2 = isogenyMap\(Fp2, \[.*?\n\].map\(.*?\n/s;

/**
 * The draw's signatures are points of G1. What would hash to G2 is never called, and half a
 * kilobyte of numbers that no bundler can tell to be unused: it is left out of the worker.
 */
export function withoutHashingToG2(): Plugin {
  return {
    name: "without-hashing-to-g2",
    transform(code, id) {
      if (!id.endsWith(MODULE)) return undefined;
      if (!MAP.test(code)) throw new Error(`${MODULE} is another: see miniapp/noble.mts`);
      return { code: code.replace(MAP, "let isogenyMapG2;\n"), map: null };
    },
  };
}
