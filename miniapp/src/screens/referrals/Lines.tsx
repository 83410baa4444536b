import { t } from "../../texts";
import { Button, List, TextField } from "../../ui";
import type { Line } from "./form";
import { texts } from "./texts";

interface LinesProps {
  name: "tiers" | "milestones";
  header: string;
  footer?: string;
  /** Of the number that stands before the points. */
  label: string;
  lines: readonly Line[];
  least: number;
  most: number;
  wrong: (name: string) => string | undefined;
  onChange: (lines: Line[]) => void;
}

/** Pairs of a number and its points, as many as there may be. */
export function Lines(props: LinesProps) {
  const { name, header, footer, label, lines, least, most, wrong, onChange } = props;
  const change = (place: number, part: Partial<Line>) =>
    onChange(lines.map((line, index) => (index === place ? { ...line, ...part } : line)));
  return (
    <List header={header} footer={footer}>
      {lines.map((line, index) => (
        <li key={index} class="pairs-line">
          <TextField
            label={label}
            inputMode="numeric"
            value={line.from}
            error={wrong(`${name}/${index}/from`)}
            onChange={(from) => change(index, { from })}
          />
          <TextField
            label={t(texts.pointsField)}
            inputMode="numeric"
            value={line.points}
            error={wrong(`${name}/${index}/points`)}
            onChange={(points) => change(index, { points })}
          />
          <Button
            kind="plain"
            icon="close"
            label={t(texts.removeLine(index + 1))}
            isDisabled={lines.length <= least}
            onPress={() => onChange(lines.filter((_, place) => place !== index))}
          />
        </li>
      ))}
      {lines.length < most && (
        <li>
          <Button
            kind="plain"
            icon="plus"
            onPress={() => onChange([...lines, { from: "", points: "" }])}
          >
            {t(texts.add)}
          </Button>
        </li>
      )}
    </List>
  );
}
