/** What modules look at when they are loaded, for the tests that need no browser. */
Object.assign(globalThis, {
  location: { hash: "", search: "" },
  window: {},
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
});
