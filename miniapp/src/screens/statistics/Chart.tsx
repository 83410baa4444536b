import { useId } from "preact/hooks";
import { format, n, t } from "../../texts";
import { Card } from "../../ui";
import { columnsOf, HEIGHT, type Point, WIDTH } from "./columns";
import { texts } from "./texts";

interface ChartProps {
  title: string;
  /** What stands before the number in the table. */
  unit: string;
  points: readonly Point[];
  note?: string;
}

/** Bars over time, told in a sentence, and as a table for whoever wants the numbers. */
export function Chart({ title, unit, points, note }: ChartProps) {
  const id = useId();
  const columns = columnsOf(points);
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const best = points.reduce((one, other) => (other.value > one.value ? other : one), NOTHING);
  const said = t(texts.chartText(n(texts.people, total), n(texts.people, best.value), best.label));
  return (
    <Card>
      <figure class="chart">
        <figcaption>
          <h2>{title}</h2>
          {note && <p class="row-note">{note}</p>}
          <p id={`${id}-said`} class="row-note">
            {said}
          </p>
        </figcaption>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-said`}
        >
          <title id={`${id}-title`}>{title}</title>
          <line class="chart-base" x1="0" x2={WIDTH} y1="116.500" y2="116.500" />
          {columns.map(({ x, y, width, height, label, isNamed, value }, index) => (
            <g key={index}>
              {height > 0 && (
                <rect class="chart-bar" x={x} y={y} width={width} height={height} rx="1.500" />
              )}
              {value === best.value && label === best.label && (
                <text class="chart-value" x={x + width / 2} y={y - 3}>
                  {format.number(value)}
                </text>
              )}
              {isNamed && (
                <text class="chart-name" x={x} y={HEIGHT - 3}>
                  {label}
                </text>
              )}
            </g>
          ))}
        </svg>
        <Table title={title} unit={unit} points={points} />
      </figure>
    </Card>
  );
}

const NOTHING: Point = { label: "", value: 0 };

function Table({ title, unit, points }: Pick<ChartProps, "title" | "unit" | "points">) {
  return (
    <details>
      <summary>{t(texts.asTable)}</summary>
      <table class="figures">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            <th scope="col">{t(texts.count)}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, value }, index) => (
            <tr key={index}>
              <th scope="row">{label}</th>
              <td>{format.number(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
