import { useState } from "preact/hooks";
import { useRead } from "../../api";
import { t } from "../../texts";
import { Button, Sheet, Skeleton, State } from "../../ui";
import { problems, texts } from "./texts";

/** Over the page: black on white in any theme. */
export function QrSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Sheet title={t(texts.qr)} isOpen={isOpen} onClose={onClose}>
      <Code />
    </Sheet>
  );
}

function Code() {
  const [isLarge, enlarge] = useState(false);
  const code = useRead("/v1/referrals/me/qr", {});
  return (
    <State of={code} problems={problems} skeleton={<Skeleton rows={1} kind="card" />}>
      {(svg) => (
        <>
          <img
            class={`invite-qr ${isLarge ? "large" : ""}`}
            src={`data:image/svg+xml,${encodeURIComponent(String(svg))}`}
            alt={t(texts.qrAlt)}
          />
          <p class="invite-qr-text">{t(texts.qrText)}</p>
          <div class="buttons">
            <Button kind="tinted" onPress={() => enlarge(!isLarge)}>
              {t(isLarge ? texts.smaller : texts.bigger)}
            </Button>
          </div>
        </>
      )}
    </State>
  );
}
