/** What there will be to do, for who has not joined yet. */
import { useRead } from "../../api";
import { locale, n, t } from "../../texts";
import { Badge, List, Row } from "../../ui";
import type { Contest } from "./standing";
import { iconOf } from "./tasks";
import { texts } from "./texts";

export function Outlines({ contest }: { contest: Contest }) {
  const { data } = useRead(
    "/v1/contests/{contest_id}/task-outlines",
    { path: { contest_id: contest.id }, query: { locale: locale.value } },
    { isPublic: true },
  );
  if (!data?.items.length) return null;
  return (
    <List header={t(texts.tasks)} footer={t(texts.tasksOnceIn)}>
      {data.items.map(({ id, kind, title, tickets, is_mandatory }) => (
        <Row
          key={id}
          icon={iconOf({ kind, state: "open" })}
          label={title}
          {...(tickets > 0 && { value: t(texts.plus(n(texts.tickets, tickets))) })}
          {...(is_mandatory && { note: <Badge kind="danger">{t(texts.mandatory)}</Badge> })}
        />
      ))}
    </List>
  );
}
