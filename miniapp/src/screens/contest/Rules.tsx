import { pick, t } from "../../texts";
import { Empty, Page } from "../../ui";
import { Markdown } from "../../ui/Markdown";
import type { SectionProps } from ".";
import { texts } from "./texts";

export function Rules({ contest }: SectionProps) {
  const words = pick(contest.texts, contest.default_locale);
  return (
    <Page title={t(texts.rules)} subtitle={words?.title}>
      {words?.rules ? (
        <div class="card">
          <Markdown text={words.rules} />
        </div>
      ) : (
        <Empty title={t(texts.rulesNone)} />
      )}
    </Page>
  );
}
