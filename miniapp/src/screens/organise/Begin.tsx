/** From nothing, or from a template. */
import { useRead } from "../../api";
import { locale, pick, t } from "../../texts";
import { to } from "../../to";
import { List, Page, Row, State } from "../../ui";
import { problems } from "./problems";
import { begin as texts } from "./texts";

export function Begin() {
  const templates = useRead("/v1/contest-templates", {});
  return (
    <Page title={t(texts.title)}>
      <List>
        <Row
          icon="edit"
          label={t(texts.blank)}
          note={t(texts.blankNote)}
          to={to.organise("new", "blank")}
        />
      </List>
      <State of={templates} problems={problems}>
        {({ items }) => (
          <List header={t(texts.templates)} footer={t(texts.copyHint)}>
            {items.map(({ id, name, description }) => (
              <Row
                key={id}
                icon="copy"
                label={pick(name, locale.value)}
                note={pick(description, locale.value)}
                to={to.organise("new", "template", id)}
              />
            ))}
          </List>
        )}
      </State>
    </Page>
  );
}
