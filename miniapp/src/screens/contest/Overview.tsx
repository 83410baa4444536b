/** The contest on one page, the most important first. */
import { canSignIn, useNow, useRead } from "../../api";
import { openTelegramLink } from "../../bridge";
import { format, n, pick, t } from "../../texts";
import { to } from "../../to";
import { Card, Icon, Link, List, Page, Picture, Progress, Row } from "../../ui";
import { Markdown } from "../../ui/Markdown";
import { useShare } from "../../ui/share";
import { Joining } from "./Joining";
import { Leaving } from "./Leaving";
import { Outlines } from "./Outlines";
import { LIVE_MS, useMine, useStanding } from "./reads";
import type { Contest, Standing } from "./standing";
import { TaskList } from "./TaskList";
import { texts } from "./texts";
import { zoned } from "./times";

export function Overview({ contest }: { contest: Contest }) {
  const standing = useStanding(contest);
  const mine = useMine(contest.id);
  const words = pick(contest.texts, contest.default_locale);
  const title = words?.title ?? contest.title;
  const isOpen = standing === "open";
  const isOut = !canSignIn || (mine.isKnown && !mine.isIn);
  const isAhead = isOut && (isOpen || standing === "scheduled");
  return (
    <Page title={title}>
      {contest.picture_url && <Picture src={contest.picture_url} alt="" />}
      <Joining contest={contest} standing={standing} mine={mine} />
      <State contest={contest} standing={standing} />
      {isAhead && <Outlines contest={contest} />}
      {mine.isIn && mine.entry && <TaskList contest={contest} entry={mine.entry} isOpen={isOpen} />}
      <Prizes contest={contest} />
      <section class="section">
        <h2>{t(texts.about)}</h2>
        <div class="card contest-about">
          <Markdown text={words?.description ?? contest.description} />
        </div>
      </section>
      <Conditions contest={contest} isOpen={isOpen} />
      <People contest={contest} isIn={mine.isIn} standing={standing} />
      {isOpen && mine.isIn && mine.entry && <Leaving contest={contest} entry={mine.entry} />}
    </Page>
  );
}

/** When it begins or ends; or what has become of it. */
function State({ contest, standing }: { contest: Contest; standing: Standing }) {
  const { starts_at, ends_at, time_zone } = contest;
  if (standing === "open" || standing === "scheduled") {
    const at = standing === "open" ? ends_at : starts_at;
    const { theirs, mine } = zoned(at, time_zone);
    const end = zoned(ends_at, time_zone).theirs;
    return (
      <Card>
        <p class="contest-left">
          <Icon name="clock" />
          <Countdown to={at} isStart={standing === "scheduled"} />
        </p>
        <p>{t(standing === "open" ? texts.until(theirs) : texts.startsAt(theirs))}</p>
        {mine && <p class="contest-mine">{t(texts.yourTime(mine))}</p>}
        {standing === "scheduled" && <p>{t(texts.endsAt(end))}</p>}
      </Card>
    );
  }
  const said = {
    closing: [texts.closing, texts.closingNote],
    closed: [texts.closed, texts.closedNote],
    drawn: [texts.drawn, texts.drawnNote],
    cancelled: [texts.cancelled, texts.cancelledNote],
    draft: [texts.draft, texts.draftNote],
  } as const;
  const [title, note] = said[standing];
  return (
    <Card>
      <h2>{t(title)}</h2>
      <p>{t(note)}</p>
      {standing === "draft" && <Link to={to.organise(contest.id)}>{t(texts.manage)}</Link>}
    </Card>
  );
}

function Countdown({ to: moment, isStart }: { to: string; isStart: boolean }) {
  const left = format.span(Math.max(0, Date.parse(moment) - useNow()));
  return <strong>{t(isStart ? texts.startsIn(left) : texts.left(left))}</strong>;
}

function Prizes({ contest: { prizes, default_locale } }: { contest: Contest }) {
  return (
    <List header={t(texts.prizes)}>
      {prizes.map(({ name, count, handover, claim_within_h }, index) => {
        const notes = [
          pick(handover, default_locale),
          claim_within_h ? n(texts.claimWithin, claim_within_h) : undefined,
        ];
        const note = notes.filter(Boolean).join(" · ");
        return (
          <Row
            key={index}
            icon="gift"
            label={pick(name, default_locale)}
            {...(note && { note })}
            {...(count > 1 && { value: t(texts.prizeCount(format.number(count))) })}
          />
        );
      })}
    </List>
  );
}

function Conditions({ contest, isOpen }: { contest: Contest; isOpen: boolean }) {
  const { id, required_channels, excludes_winners_of, has_captcha } = contest;
  const rules = pick(contest.texts, contest.default_locale)?.rules;
  if (!rules && !required_channels.length && !excludes_winners_of.length) return null;
  return (
    <List header={t(texts.conditions)}>
      {rules && <Row icon="list" label={t(texts.rules)} to={to.contest(id, "rules")} />}
      {required_channels.map((channel) => (
        <Channel key={channel} channel={channel} />
      ))}
      {excludes_winners_of.length > 0 && <Row icon="info" label={t(texts.noEarlierWinners)} />}
      {has_captcha && isOpen && <Row icon="shield" label={t(texts.captchaNote)} />}
    </List>
  );
}

function Channel({ channel }: { channel: string }) {
  const isPublic = channel.startsWith("@");
  return (
    <Row
      icon="megaphone"
      label={isPublic ? channel : t(texts.privateChannel)}
      note={t(texts.beSubscribed)}
      {...(isPublic && { onPress: () => openTelegramLink(`https://t.me/${channel.slice(1)}`) })}
    />
  );
}

interface PeopleProps {
  contest: Contest;
  isIn: boolean;
  standing: Standing;
}

function People({ contest, isIn, standing }: PeopleProps) {
  const { share, isBusy } = useShare(contest.id);
  const { data } = useRead(
    "/v1/contests/{contest_id}/leaderboard",
    { path: { contest_id: contest.id }, query: { limit: 1 } },
    { isPublic: true, isEnabled: standing !== "draft", refetchMs: LIVE_MS },
  );
  if (standing === "draft") return null;
  const isLive = standing === "open" || standing === "scheduled";
  const isShared = isLive && canSignIn;
  const count = data?.entries;
  return (
    <List header={t(texts.people)}>
      {contest.entries_max !== null && count !== undefined && isLive && (
        <li class="contest-places">
          <Progress value={count} max={contest.entries_max} label={t(texts.places)} />
          <p class="row-note">{t(texts.endsEarly)}</p>
        </li>
      )}
      <Row
        icon="chart"
        label={count === undefined ? t(texts.leaderboard) : n(texts.participants, count)}
        {...(count !== undefined && { note: t(texts.leaderboard) })}
        to={to.contest(contest.id, "leaderboard")}
      />
      {isIn && (
        <Row icon="ticket" label={t(texts.myTickets)} to={to.contest(contest.id, "tickets")} />
      )}
      {isShared && <Row icon="share" label={t(texts.share)} onPress={share} isDisabled={isBusy} />}
      {isShared && (
        <Row
          icon="friends"
          label={t(texts.inviteFriends)}
          note={t(texts.inviteNote)}
          to={to.invite()}
        />
      )}
    </List>
  );
}
