/** Bars beside each other: where each stands, in a picture of fixed size that is scaled. */

export const WIDTH = 320;
export const HEIGHT = 132;
const BASE = 116; // below it are the names
const TOP = 14; // above it is the highest value
const GAP_SHARE = 0.25;
const BAR_MAX = 28; // of one or two points
const NAMES_MAX = 4;

export interface Point {
  label: string;
  value: number;
}

export interface Column extends Point {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Only some have room for their name. */
  isNamed: boolean;
}

export function columnsOf(points: readonly Point[]): Column[] {
  const most = Math.max(1, ...points.map(({ value }) => value));
  const step = WIDTH / Math.max(1, points.length);
  const every = Math.ceil(points.length / NAMES_MAX);
  return points.map((point, index) => {
    const height = (point.value / most) * (BASE - TOP);
    const width = Math.min(step * (1 - GAP_SHARE), BAR_MAX);
    return {
      ...point,
      x: round(index * step + (step - width) / 2),
      y: round(BASE - height),
      width: round(width),
      height: round(height),
      isNamed: index % every === 0,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
