import { useState } from "preact/hooks";
import { closeApp, haptic, launch, requestWriteAccess, supports } from "../../bridge";
import { t } from "../../texts";
import { List, Row, toast } from "../../ui";
import { texts } from "./texts";

export function Notifications() {
  const [isAllowed, setAllowed] = useState(wasAllowed);
  const ask = async () => {
    if (!supports("web_app_request_write_access")) return toast(t(texts.writeUnsupported));
    const isNow = await requestWriteAccess();
    setAllowed(isNow);
    haptic(isNow ? "success" : "warning");
    toast(t(isNow ? texts.writeAllowed : texts.writeRefused));
  };
  return (
    <List header={t(texts.notifications)} footer={t(texts.stop)}>
      <Row
        icon="bell"
        label={t(texts.write)}
        note={t(texts.writeNote)}
        value={t(isAllowed ? texts.writeOn : texts.writeAsk)}
        onPress={isAllowed ? undefined : () => void ask()}
      />
      <Row icon="send" label={t(texts.toChat)} onPress={closeApp} />
    </List>
  );
}

/** What Telegram has said when the app was opened. */
function wasAllowed(): boolean {
  try {
    const user = new URLSearchParams(launch.initData).get("user");
    return JSON.parse(user ?? "{}").allows_write_to_pm === true;
  } catch {
    return false;
  }
}
