/** Contests whose winners may not enter: the organiser's own that are over. */
import { usePages } from "../../api";
import * as limits from "../../api/limits";
import { t } from "../../texts";
import { List, Row, State, Toggle } from "../../ui";
import { titleOf } from "./contest";
import { form as texts } from "./formTexts";

interface ExcludesProps {
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

export function ExcludesFields({ chosen, onChange }: ExcludesProps) {
  const over = usePages("/v1/contests", { query: { mine: true, status: "drawn" } });
  const isFull = chosen.length >= limits.NewContest.excludes_winners_of.maxItems;
  return (
    <State of={over}>
      {(contests) => {
        const named = contests.map((contest) => ({ id: contest.id, title: titleOf(contest) }));
        const others = chosen.filter((id) => !named.some((contest) => contest.id === id));
        const all = [...named, ...others.map((id) => ({ id, title: id }))];
        return (
          <List header={t(texts.excludes)}>
            {all.length === 0 && <Row label={t(texts.excludesNone)} />}
            {all.map(({ id, title }) => (
              <Toggle
                key={id}
                label={title}
                isOn={chosen.includes(id)}
                isDisabled={isFull && !chosen.includes(id)}
                onChange={(isOn) =>
                  onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              />
            ))}
          </List>
        );
      }}
    </State>
  );
}
