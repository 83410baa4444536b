/** Cloudflare Turnstile, where the organisers ask for it: loaded when somebody wants to join. */
import { useEffect, useRef, useState } from "preact/hooks";
import { me, type Problem, type Schema, useRead } from "../../api";
import { scheme } from "../../bridge";
import { common, locale, t } from "../../texts";
import { Button, Sheet, State } from "../../ui";
import { Refusal } from "./Joining";
import { problems, texts } from "./texts";
import { loadTurnstile } from "./turnstile";

interface Props {
  isOpen: boolean;
  onClose: () => void;
  isBusy: boolean;
  problem: Problem | undefined;
  onToken: (token: string) => Promise<unknown>;
}

export function CaptchaSheet({ isOpen, onClose, ...rest }: Props) {
  return (
    <Sheet title={t(texts.captchaTitle)} isOpen={isOpen} onClose={onClose}>
      <Asked {...rest} />
    </Sheet>
  );
}

function Asked({ isBusy, problem, onToken }: Omit<Props, "isOpen" | "onClose">) {
  const captcha = useRead("/v1/captcha", {}, { isPublic: true });
  return (
    <>
      <p>{t(texts.captchaText)}</p>
      <State of={captcha} problems={problems} skeleton={<div class="skeleton contest-widget" />}>
        {({ site_key, script_url }) =>
          site_key ? (
            <Widget site_key={site_key} script_url={script_url} onToken={onToken} />
          ) : (
            <p class="note">{t(texts.captchaAbsent)}</p>
          )
        }
      </State>
      {isBusy && <p role="status">{t(common.loading)}</p>}
      {problem && <Refusal problem={problem} />}
    </>
  );
}

interface WidgetProps extends Schema<"Captcha"> {
  site_key: string;
  onToken: (token: string) => Promise<unknown>;
}

/** A token is good once: after a refusal there is another widget. */
function Widget({ site_key, script_url, onToken }: WidgetProps) {
  const place = useRef<HTMLDivElement>(null);
  const [attempt, tryAgain] = useState(0);
  const [state, show] = useState<"loading" | "shown" | "failed">("loading");
  const use = useRef(onToken);
  use.current = onToken;
  useEffect(() => {
    let end = () => {};
    let isOver = false;
    show("loading");
    loadTurnstile(script_url).then(
      (turnstile) => {
        if (isOver || !place.current) return;
        show("shown");
        const id = turnstile.render(place.current, {
          sitekey: site_key,
          action: "join",
          cData: me.value?.id ?? "",
          language: locale.value,
          theme: scheme.value,
          callback: async (token) => {
            if (!(await use.current(token)) && !isOver) tryAgain((number) => number + 1);
          },
          "error-callback": () => {
            show("failed");
            return true;
          },
          "expired-callback": () => turnstile.reset(id),
        });
        end = () => turnstile.remove(id);
      },
      () => !isOver && show("failed"),
    );
    return () => {
      isOver = true;
      end();
    };
  }, [attempt, site_key, script_url]);
  return (
    <>
      <div ref={place} class={`contest-widget ${state === "loading" ? "skeleton" : ""}`} />
      {state === "failed" && (
        <>
          <p class="note danger" role="alert">
            {t(texts.captchaFailed)}
          </p>
          <div class="buttons">
            <Button kind="tinted" onPress={() => tryAgain(attempt + 1)}>
              {t(common.retry)}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
