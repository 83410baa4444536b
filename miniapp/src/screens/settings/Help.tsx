import { useRead } from "../../api";
import { locale, t } from "../../texts";
import { Card, Empty, Page, State } from "../../ui";
import { Rich } from "./Rich";
import { texts } from "./texts";

/** What an admin has written for people; there may be nothing. */
export function Help() {
  const options = { path: { slug: "help" }, query: { locale: locale.value } };
  const page = useRead("/v1/pages/{slug}", options, { isPublic: true });
  if (page.problem?.type === "page-not-found") {
    return (
      <Page title={t(texts.help)}>
        <Empty icon="info" title={t(texts.helpEmpty)} text={t(texts.helpEmptyText)} />
      </Page>
    );
  }
  return (
    <Page title={page.data?.title ?? t(texts.help)}>
      <State of={page}>
        {({ html }) => (
          <Card>
            <Rich html={html} />
          </Card>
        )}
      </State>
    </Page>
  );
}
