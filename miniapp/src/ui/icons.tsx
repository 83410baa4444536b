/** Drawn in lines on a square of 24, in the colour of the text around them. */
const PATHS = {
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  chart: "M5 20V11M12 20V4M19 20v-6",
  check: "M5 13l4 4L19 7",
  chevron: "M9 5l7 7-7 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M8 8h12v12H8zM4 16V4h12",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  flag: "M5 21V4h13l-3 4 3 4H5",
  friends:
    "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 20c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 7M18 14c3 1 4 3 4 6",
  gear: "M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  gift: "M4 9h16v4H4zM6 13v8h12v-8M12 9v12M12 9C9 9 7 8 7 6s4-2 5 3c1-5 5-5 5-3s-2 3-5 3z",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7v.5",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
  lock: "M6 11h12v10H6zM8 11V8a4 4 0 0 1 8 0v3",
  logout: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  megaphone: "M4 10v4h4l9 5V5L8 10zM8 14l1 6h3l-1-4M20 10v4",
  offline:
    "M3 3l18 18M5 12c1-1 3-2 5-3M19 12c-1-1-3-3-6-3M8 16c2-2 6-2 8 0M12 20v.5M2 8c2-1 3-2 5-3M22 8c-3-3-7-4-11-4",
  plus: "M12 5v14M5 12h14",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v6h-6",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  send: "M21 4L3 11l7 3 3 7zM10 14l11-10",
  share: "M12 15V3M8 7l4-4 4 4M6 12H5v9h14v-9h-1",
  shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4",
  star: "M12 3l2.8 5.8 6.2.9-4.5 4.4 1 6.3-5.5-3-5.5 3 1-6.3L3 9.700l6.200-.9z",
  ticket: "M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 8v8",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  trophy: "M8 4h8v6a4 4 0 0 1-8 0zM8 5H4c0 4 2 6 4 6M16 5h4c0 4-2 6-4 6M12 14v4M8 21h8M9 18h6",
  warning: "M12 4l9 16H3zM12 10v5M12 17.500v.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
