import { useState } from "preact/hooks";
import {
  accessToken,
  canSignIn,
  forgetSession,
  me,
  Problem,
  queries,
  refresh,
  useWrite,
} from "../../api";
import { isInTelegram, launch } from "../../bridge";
import { chooseLocale, type Locale, locale, settleLocale, t } from "../../texts";
import { to } from "../../to";
import { copy, List, Page, ProblemNote, Row, Segments, toast } from "../../ui";
import { Notifications } from "./Notifications";
import { texts } from "./texts";

export function Settings() {
  const user = me.value;
  return (
    <Page title={t(texts.title)}>
      <Language />
      {isInTelegram && <Notifications />}
      {canSignIn && (
        <List header={t(texts.account)}>
          <Row icon="gift" label={t(texts.prizes)} to={to.prizes()} />
          <Row icon="lock" label={t(texts.sessions)} to={to.settings("sessions")} />
          <SignInAgain />
          <Row icon="trash" isDestructive label={t(texts.remove)} to={to.settings("delete")} />
        </List>
      )}
      <List header={t(texts.about)}>
        <Row icon="info" label={t(texts.help)} to={to.settings("help")} />
        {user && (
          <Row
            icon="copy"
            label={t(texts.myId)}
            note={user.id}
            onPress={() => void copy(user.id)}
          />
        )}
        <Row label={t(texts.version)} value={VERSION} />
        <Row
          label={t(texts.telegram)}
          value={isInTelegram ? `${launch.platform} ${launch.version}` : t(texts.browser)}
        />
      </List>
    </Page>
  );
}

/** The digest in the name of what was loaded: another one with every change. */
const VERSION = /-([\w-]{8})\.js/.exec(import.meta.url)?.[1] ?? "dev";

function Language() {
  const choose = useWrite("patch", "/v1/me");
  const change = async (value: Locale): Promise<void> => {
    chooseLocale(value);
    if (!canSignIn || choose.isBusy) return;
    const user = await choose.write({ body: { locale: value } });
    if (user) me.value = user;
    // They may have gone on, by the arrows, while it was written.
    if (user && locale.value !== value) return change(locale.value);
    settleLocale(me.value?.locale ?? value);
    if (user) void queries.invalidateQueries();
  };
  const choices = [
    { value: "ru", label: t(texts.russian) },
    { value: "en", label: t(texts.english) },
  ] as const;
  return (
    <section class="section">
      <h2>{t(texts.language)}</h2>
      <Segments
        label={t(texts.language)}
        choices={choices}
        value={locale.value}
        onChange={(value) => void change(value)}
      />
      <p class="footnote">{t(texts.languageNote)}</p>
      <ProblemNote of={choose} />
    </section>
  );
}

function SignInAgain() {
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const signIn = async () => {
    forgetSession();
    setProblem(undefined);
    try {
      await accessToken();
      await refresh("/v1/me");
      toast(t(texts.signedIn(me.value?.first_name ?? "")));
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem("no-answer"));
    }
  };
  return (
    <>
      <Row icon="logout" label={t(texts.signInAgain)} onPress={() => void signIn()} />
      {problem && (
        <li>
          <ProblemNote of={{ problem }} />
        </li>
      )}
    </>
  );
}
