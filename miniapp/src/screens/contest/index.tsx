import { common, t } from "../../texts";
import { Empty, Page } from "../../ui";
import { texts } from "./texts";

export default function Contest() {
  return (
    <Page title={t(texts.title)}>
      <Empty title={t(common.nothing)} />
    </Page>
  );
}
