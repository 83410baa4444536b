import { common, t } from "../../texts";
import { Empty, Page } from "../../ui";
import { texts } from "./texts";

export default function Settings() {
  return (
    <Page title={t(texts.title)}>
      <Empty title={t(common.nothing)} />
    </Page>
  );
}
