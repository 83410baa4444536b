/** Cloudflare's script, at most once; after a failure it is loaded anew. */

export interface WidgetOptions {
  sitekey: string;
  action: string;
  cData: string;
  language: string;
  theme: "light" | "dark";
  callback: (token: string) => void;
  "error-callback": (code?: string) => boolean;
  "expired-callback": () => void;
}

export interface Turnstile {
  render(place: HTMLElement, options: WidgetOptions): string;
  reset(id: string): void;
  remove(id: string): void;
}

declare global {
  interface Window {
    turnstile?: Turnstile;
  }
}

const LOADED_WITHIN_MS = 15_000;
let loading: Promise<Turnstile> | undefined;

/** Rejects where it does not come, or nothing is there once it has. */
export function loadTurnstile(url: string): Promise<Turnstile> {
  loading ??= load(url).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function load(url: string): Promise<Turnstile> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      script.remove();
      reject(new Error(`no captcha from ${url}`));
    };
    const timer = setTimeout(fail, LOADED_WITHIN_MS);
    script.onerror = () => {
      clearTimeout(timer);
      fail();
    };
    script.onload = () => {
      clearTimeout(timer);
      if (window.turnstile) resolve(window.turnstile);
      else fail();
    };
    script.src = `${url}?render=explicit`;
    document.head.append(script);
  });
}
