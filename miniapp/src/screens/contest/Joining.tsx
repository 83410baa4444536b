/** Whether somebody is in, and the button that gets them in. */
import { useState } from "preact/hooks";
import { canSignIn, type Problem, problemText, useWrite } from "../../api";
import { haptic, launch, useMainButton } from "../../bridge";
import { go } from "../../router";
import { common, format, n, pick, t } from "../../texts";
import { to } from "../../to";
import { Button, Icon, toast, WayIn } from "../../ui";
import { CaptchaSheet } from "./Captcha";
import type { Mine, MyEntry } from "./reads";
import { type Contest, type Standing, sourceOf } from "./standing";
import { problems, texts } from "./texts";

const OVER: Standing[] = ["closed", "drawn"];
const CAPTCHA = ["captcha-refused", "captcha-needed"];

interface Props {
  contest: Contest;
  standing: Standing;
  mine: Mine;
}

export function Joining({ contest, standing, mine }: Props) {
  const [isAsked, ask] = useState(false);
  const join = useWrite("post", "/v1/contests/{contest_id}/entries", {
    refreshes: [
      "/v1/contests/{contest_id}/entries/me",
      "/v1/contests/{contest_id}/leaderboard",
      "/v1/contests",
    ],
    onDone: () => {
      ask(false);
      haptic("success");
      toast(t(texts.joined));
    },
    onProblem: ({ type }) => {
      haptic("error");
      // Whoever has joined elsewhere is in; what was known of the contest may be old as well.
      if (!CAPTCHA.includes(type)) mine.retry();
    },
  });
  const send = (captcha_token?: string) => {
    const body = { source: sourceOf(contest.id, launch), ...(captcha_token && { captcha_token }) };
    return join.write({ path: { contest_id: contest.id }, body });
  };
  useMainButton(button());
  return (
    <>
      <HowItStands contest={contest} mine={mine} standing={standing} />
      {join.problem && !isAsked && <Refusal problem={join.problem} />}
      <CaptchaSheet
        isOpen={isAsked}
        onClose={() => {
          join.clear();
          ask(false);
        }}
        isBusy={join.isBusy}
        problem={join.problem}
        onToken={send}
      />
    </>
  );

  function button() {
    if (OVER.includes(standing)) {
      return { text: t(texts.result), onPress: () => go(to.result(contest.id)) };
    }
    if (standing !== "open" || !canSignIn || !mine.isKnown || isAsked) return undefined;
    if (mine.isIn && mine.entry) return doNext(contest, mine.entry);
    if (mine.entry?.state === "disqualified") return undefined;
    const own = pick(contest.texts, contest.default_locale)?.button;
    return {
      text: mine.entry ? t(texts.joinAgain) : own || t(texts.join),
      isBusy: join.isBusy,
      onPress: () => void (contest.has_captcha ? ask(true) : send()),
    };
  }
}

/** The first task that is needed to win. */
function doNext(contest: Contest, { tasks = [] }: MyEntry) {
  const next = tasks.find(({ is_mandatory, state }) => is_mandatory && state === "open");
  if (!next) return undefined;
  return { text: t(texts.doNext), onPress: () => go(to.contest(contest.id, "tasks", next.id)) };
}

function HowItStands({ contest, mine, standing }: Props) {
  const { entry, isIn, isKnown, problem, retry } = mine;
  const isOver = OVER.includes(standing) || standing === "closing";
  if (!canSignIn) {
    if (standing !== "open") return null;
    return (
      <Note icon="send" title={t(texts.signIn)}>
        <WayIn page={`/contests/${contest.id}`} />
      </Note>
    );
  }
  if (!isKnown) {
    if (!problem) return <div class="skeleton contest-mine-skeleton" />;
    return (
      <Note icon="warning" title={t(texts.unknown)}>
        <p>{problemText(problem, problems)}</p>
        <Button kind="tinted" onPress={retry}>
          {t(common.retry)}
        </Button>
      </Note>
    );
  }
  if (isIn && entry) return <In entry={entry} standing={standing} isOver={isOver} />;
  if (entry?.state === "disqualified") {
    return (
      <Note icon="close" title={t(texts.out)}>
        <p>{t(texts.outNote)}</p>
      </Note>
    );
  }
  if (entry && !isOver) {
    return (
      <Note icon="logout" title={t(texts.withdrawn)}>
        <p>{t(texts.withdrawnNote)}</p>
      </Note>
    );
  }
  return null;
}

function In({ entry, standing, isOver }: { entry: MyEntry; standing: Standing; isOver: boolean }) {
  const { tickets, rank, is_rank_exact, is_qualified } = entry;
  const isDrawn = standing === "drawn";
  const title =
    isDrawn || standing === "cancelled" ? texts.inOver : isOver ? texts.inClosed : texts.in;
  const place = rank === undefined ? undefined : format.number(rank);
  return (
    <section class={`card contest-in ${is_qualified ? "" : "unqualified"}`}>
      <Icon name="check" />
      <div>
        <h2>{t(is_qualified || !isOver ? title : texts.inOver)}</h2>
        <p>
          {n(texts.tickets, tickets)}
          {place && ` · ${t(is_rank_exact === false ? texts.rankAbout(place) : texts.rank(place))}`}
        </p>
        {!is_qualified && (
          <p class="contest-missing">{t(isOver ? texts.wasNotQualified : texts.notQualified)}</p>
        )}
      </div>
    </section>
  );
}

export function Refusal({ problem }: { problem: Problem }) {
  const { type, detail } = problem;
  return (
    <p class="note danger" role="alert">
      <Icon name="warning" />
      <span>
        {problemText(problem, problems)}
        {type === "entry-disqualified" && detail && ` ${t(texts.reason(detail))}`}
      </span>
    </p>
  );
}

interface NoteProps {
  icon: "send" | "warning" | "close" | "logout";
  title: string;
  children?: preact.ComponentChildren;
}

function Note({ icon, title, children }: NoteProps) {
  return (
    <section class="card contest-note">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  );
}
