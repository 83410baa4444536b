/** How a Mini App is told, in the fragment of its address, who opened it and on what. */
import type { Device } from "./host";

export interface Launch {
  url: string;
  initData: string;
  startParam?: string;
}

export function launchUrl({ url, initData, startParam }: Launch, device: Device): string {
  const address = new URL(url);
  const fragment = new URLSearchParams(address.hash.slice(1));
  fragment.set("tgWebAppData", initData);
  fragment.set("tgWebAppVersion", device.version);
  fragment.set("tgWebAppPlatform", device.platform);
  fragment.set("tgWebAppThemeParams", JSON.stringify(device.theme));
  if (startParam) {
    address.searchParams.set("tgWebAppStartParam", startParam);
    fragment.set("tgWebAppStartParam", startParam);
  }
  address.hash = fragment.toString();
  return address.href;
}
