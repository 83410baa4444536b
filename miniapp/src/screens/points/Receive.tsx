import { me, useRead } from "../../api";
import { t } from "../../texts";
import { Button, Card, copy, Page, State } from "../../ui";
import { problems, texts } from "./texts";

/** Whoever looks at their balance has an account, which points can be sent to. */
export function Receive() {
  const account = useRead("/v1/token/balance", {});
  const id = me.value?.id ?? "";
  return (
    <Page title={t(texts.receiveTitle)} subtitle={t(texts.receiveText)}>
      <State of={account} problems={problems}>
        {() => (
          <Card>
            <p class="balance-label">{t(texts.myNumber)}</p>
            <p class="number">{id}</p>
            <div class="buttons">
              <Button icon="copy" onPress={() => void copy(id)}>
                {t(texts.copyNumber)}
              </Button>
            </div>
          </Card>
        )}
      </State>
    </Page>
  );
}
