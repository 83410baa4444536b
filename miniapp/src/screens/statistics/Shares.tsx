import { format, t } from "../../texts";
import { Card } from "../../ui";
import type { Point } from "./columns";
import { texts } from "./texts";

interface SharesProps {
  title: string;
  points: readonly Point[];
  /** What all of it is; the sum where it is left out. */
  of?: number;
}

/** Lengths below each other, each with its number in words. */
export function Shares({ title, points, of }: SharesProps) {
  const whole = of ?? points.reduce((sum, { value }) => sum + value, 0);
  return (
    <Card>
      <h2>{title}</h2>
      <dl class="shares">
        {points.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {t(texts.share(format.number(value), format.percent(whole ? value / whole : 0)))}
            </dd>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect class="chart-track" width="100" height="4" />
              <rect
                class="chart-bar"
                width={whole ? Math.min(100, (100 * value) / whole) : 0}
                height="4"
              />
            </svg>
          </div>
        ))}
      </dl>
    </Card>
  );
}
