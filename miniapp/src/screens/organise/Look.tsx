/** A contest as participants will see it, from what is written so far. */
import type { Schema } from "../../api";
import { serverNow } from "../../api";
import { format, n, pick, t } from "../../texts";
import { Badge, Card, Icon, List, Picture, Row } from "../../ui";
import { Markdown } from "../../ui/Markdown";
import type { Settings } from "./form";
import { look as texts } from "./texts";

interface LookProps {
  settings: Settings;
  tasks?: readonly Pick<Schema<"ShownTask">, "id" | "title" | "tickets" | "is_mandatory">[];
}

export function Look({ settings, tasks = [] }: LookProps) {
  const { default_locale: locale, prizes, picture_url } = settings;
  const text = pick(settings.texts, locale);
  const title = text?.title || t(texts.noTitle);
  return (
    <section class="look" aria-label={t(texts.label)}>
      {picture_url && <Picture key={picture_url} src={picture_url} alt={title} />}
      <h2>{title}</h2>
      <p class="look-state">
        <Badge kind="accent">{when(settings)}</Badge>
      </p>
      <Markdown text={text?.description || t(texts.noDescription)} />
      <List header={t(texts.prizes)}>
        {prizes.map((prize, place) => (
          <Row
            key={place}
            icon="gift"
            label={pick(prize.name, locale) || t(texts.noPrize)}
            note={pick(prize.handover, locale)}
            value={prize.count > 1 ? `× ${format.number(prize.count)}` : undefined}
          />
        ))}
      </List>
      {tasks.length > 0 && (
        <List header={t(texts.tasks)}>
          {tasks.map((task) => (
            <Row
              key={task.id}
              label={task.title}
              note={task.is_mandatory ? t(texts.mandatory) : undefined}
              value={task.tickets > 0 ? n(texts.tickets, task.tickets) : undefined}
            />
          ))}
        </List>
      )}
      {text?.rules && (
        <Card>
          <h3>{t(texts.rules)}</h3>
          <Markdown text={text.rules} />
        </Card>
      )}
      <span class="button filled look-button" aria-hidden="true">
        {text?.button || t(texts.join)}
      </span>
      <p class="footnote look-note">
        <Icon name="info" />
        {t(texts.note)}
      </p>
    </section>
  );
}

function when({ starts_at, ends_at }: Settings): string {
  const now = serverNow();
  const [starts, ends] = [Date.parse(starts_at), Date.parse(ends_at)];
  if (starts > now) return t(texts.starts(format.dateTime(starts)));
  if (Number.isNaN(ends)) return t(texts.noEnd);
  return ends > now ? t(texts.left(format.span(ends - now))) : t(texts.over);
}
