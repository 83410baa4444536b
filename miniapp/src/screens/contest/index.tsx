/** One contest: what there is to win, and what somebody can do for it. */
import type { RoomProps } from "../../router";
import { t } from "../../texts";
import { to } from "../../to";
import { Empty, Link, Page, State } from "../../ui";
import "./contest.css";
import { Leaderboard } from "./Leaderboard";
import { MyTickets } from "./MyTickets";
import { Overview } from "./Overview";
import { Rules } from "./Rules";
import { useContest } from "./reads";
import type { Contest } from "./standing";
import { TaskPage } from "./TaskPage";
import { problems, texts } from "./texts";

export interface SectionProps {
  contest: Contest;
  /** What stands behind the section's name in the address. */
  part: string;
}

const SECTIONS = {
  leaderboard: Leaderboard,
  rules: Rules,
  tasks: TaskPage,
  tickets: MyTickets,
} as const;

export default function ContestRoom({ path: [id = "", section = "", part = ""] }: RoomProps) {
  const contest = useContest(id);
  const Section = section in SECTIONS ? SECTIONS[section as keyof typeof SECTIONS] : Overview;
  if (contest.data) {
    return <Section key={`${id} ${section} ${part}`} contest={contest.data} part={part} />;
  }
  return (
    <Page title={t(texts.title)}>
      {contest.problem?.type === "contest-not-found" ? (
        <NotFound />
      ) : (
        <State of={contest} problems={problems} skeleton={<ContestSkeleton />}>
          {() => null}
        </State>
      )}
    </Page>
  );
}

function NotFound() {
  const action = (
    <Link class="button filled" to={to.contests()} isReplacing>
      {t(texts.others)}
    </Link>
  );
  const text = t(texts.notFoundText);
  return <Empty icon="search" title={t(texts.notFound)} text={text} action={action} />;
}

function ContestSkeleton() {
  return (
    <div aria-hidden="true">
      <div class="skeleton contest-picture" />
      <div class="skeleton card" />
      <div class="skeleton line" />
      <div class="skeleton line" />
    </div>
  );
}
