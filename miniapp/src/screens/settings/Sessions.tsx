import type { ComponentChildren } from "preact";
import { type Schema, serverNow, usePages, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { common, format, t } from "../../texts";
import { Button, confirm, List, Page, ProblemNote, Row, State, toast } from "../../ui";
import { problems, texts } from "./texts";

type UserSession = Schema<"UserSession">;

export function Sessions() {
  const sessions = usePages("/v1/auth/sessions", {});
  return (
    <Page title={t(texts.sessions)}>
      <State of={sessions} problems={problems}>
        {(items) => (
          <>
            <List header={t(texts.thisDevice)}>
              {items.map((each) => each.current && <Session key={each.id} {...each} />)}
            </List>
            <Others sessions={items.filter(({ current }) => !current)} />
          </>
        )}
      </State>
      {sessions.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={sessions.isLoadingMore} onPress={sessions.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Others({ sessions }: { sessions: UserSession[] }) {
  const all = useWrite("delete", "/v1/auth/sessions", {
    refreshes: ["/v1/auth/sessions"],
    onDone: () => done(t(texts.endedOthers)),
  });
  const endAll = async () => {
    const isSure = await confirm({
      title: t(texts.endOthersTitle),
      message: t(texts.endOthersText),
      action: t(texts.end),
      isDestructive: true,
    });
    if (isSure) void all.write({ query: { keep_current: true } });
  };
  if (sessions.length === 0) return <p class="footnote">{t(texts.onlyThis)}</p>;
  return (
    <>
      <List header={t(texts.others)} footer={t(texts.sessionsFooter)}>
        {sessions.map((session) => (
          <Other key={session.id} session={session} />
        ))}
      </List>
      <div class="buttons">
        <Button kind="tinted" isDestructive isBusy={all.isBusy} onPress={() => void endAll()}>
          {t(texts.endOthers)}
        </Button>
      </div>
      <ProblemNote of={all} problems={problems} />
    </>
  );
}

function Other({ session }: { session: UserSession }) {
  const one = useWrite("delete", "/v1/auth/sessions/{session_id}", {
    refreshes: ["/v1/auth/sessions"],
    onDone: () => done(t(texts.ended)),
  });
  const end = async () => {
    const isSure = await confirm({
      title: t(texts.endTitle),
      message: t(texts.endText(deviceOf(session))),
      action: t(texts.end),
      isDestructive: true,
    });
    if (isSure) void one.write({ path: { session_id: session.id } });
  };
  return (
    <>
      <Session
        {...session}
        value={
          <span class="session-end">
            <Button
              kind="plain"
              isDestructive
              isBusy={one.isBusy}
              label={`${t(texts.end)}: ${deviceOf(session)}`}
              onPress={() => void end()}
            >
              {t(texts.end)}
            </Button>
          </span>
        }
      />
      {one.problem && (
        <li>
          <ProblemNote of={one} problems={problems} />
        </li>
      )}
    </>
  );
}

function Session({ value, ...session }: UserSession & { value?: ComponentChildren }) {
  const { created_at, last_used_at } = session;
  const used = texts.used(format.ago(last_used_at, serverNow()));
  const note = (
    <>
      <span class="session-line">{t(used)}</span>
      <span class="session-line">{t(texts.begun(format.dateTime(created_at)))}</span>
    </>
  );
  return <Row icon="lock" label={deviceOf(session)} note={note} value={value} />;
}

function deviceOf({ user_agent }: UserSession): string {
  return user_agent === "unknown" ? t(texts.unknownDevice) : user_agent;
}

function done(text: string): void {
  haptic("success");
  toast(text);
}
