/** How well colours can be told apart, by WCAG's formula. */

export const READABLE = 4.5;
const STEPS = 10;

function parts(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = parts(color)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The colour, moved towards `sure` until it can be read on all of the grounds. */
export function readable(color: string, sure: string, grounds: readonly string[]): string {
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(color, sure, step / STEPS);
    if (grounds.every((ground) => contrast(mixed, ground) >= READABLE)) return mixed;
  }
  return sure;
}

function mix(from: string, to: string, share: number): string {
  const target = parts(to);
  const mixed = parts(from).map((part, index) =>
    Math.round(part + ((target[index] ?? part) - part) * share),
  );
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
