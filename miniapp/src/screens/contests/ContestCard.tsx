import { type Schema, useNow } from "../../api";
import { format, n, pick, t } from "../../texts";
import { to } from "../../to";
import { Badge, Link } from "../../ui";
import { texts } from "./texts";

export type Contest = Schema<"Contest">;

const NAMED_MAX = 2; // prizes by their names; the others as a number

export function ContestCard({ contest }: { contest: Contest }) {
  const title = pick(contest.texts, contest.default_locale)?.title ?? contest.title;
  const isOver = contest.status === "drawn";
  return (
    <li>
      <Link class="contest-card" to={isOver ? to.result(contest.id) : to.contest(contest.id)}>
        <h2>{title}</h2>
        <p class="contest-prizes">{prizesOf(contest)}</p>
        <p class="contest-state">
          <StateOf contest={contest} />
        </p>
      </Link>
    </li>
  );
}

function prizesOf({ prizes, winners, default_locale }: Contest): string {
  const names = prizes.slice(0, NAMED_MAX).map(({ name, count }) => {
    const said = pick(name, default_locale) ?? "";
    return count > 1 ? `${said} × ${format.number(count)}` : said;
  });
  return prizes.length > NAMED_MAX
    ? `${names.join(", ")} · ${n(texts.prizes, winners)}`
    : names.join(", ");
}

function StateOf({ contest }: { contest: Contest }) {
  const now = useNow();
  const { status, starts_at, ends_at, closed_at } = contest;
  if (status === "open") {
    const ms = Date.parse(ends_at) - now;
    if (ms <= 0) return <Badge>{t(texts.lastMinutes)}</Badge>;
    return <Badge kind="accent">{t(texts.left(format.span(ms)))}</Badge>;
  }
  if (status === "scheduled") return <Badge>{t(texts.starts(format.dateTime(starts_at)))}</Badge>;
  if (status === "closed") return <Badge kind="accent">{t(texts.drawing)}</Badge>;
  if (status === "cancelled") return <Badge kind="danger">{t(texts.cancelled)}</Badge>;
  if (status === "draft") return <Badge>{t(texts.draft)}</Badge>;
  return (
    <>
      <Badge kind="ok">{t(texts.drawn)}</Badge>
      <span>{t(texts.ended(format.date(closed_at ?? ends_at)))}</span>
    </>
  );
}
