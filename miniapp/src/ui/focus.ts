/** Whoever goes by the keyboard, or hears the page, is never left nowhere: when what had the focus
 * is gone, the heading has it. */
export function keepFocus(): void {
  let last: Element | undefined;
  document.addEventListener("focusin", ({ target }) => {
    last = target as Element;
  });
  const look = () => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = undefined;
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}
