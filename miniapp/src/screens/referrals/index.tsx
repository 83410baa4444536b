/** Invitations, for admins: their rules, what they came to, and those that a person decides. */
import { hasRole, me } from "../../api";
import type { RoomProps } from "../../router";
import { t } from "../../texts";
import { Empty, Page } from "../../ui";
import { All } from "./All";
import { Overview } from "./Overview";
import { Queue } from "./Queue";
import { Rules } from "./Rules";
import "./referrals.css";
import { Signals } from "./Signals";
import { texts } from "./texts";

export default function Referrals({ path: [part] }: RoomProps) {
  if (me.value && !hasRole("admin")) {
    return (
      <Page title={t(texts.title)}>
        <Empty icon="lock" title={t(texts.adminOnly)} text={t(texts.adminOnlyText)} />
      </Page>
    );
  }
  if (part === "queue") return <Queue />;
  if (part === "rules") return <Rules />;
  if (part === "signals") return <Signals />;
  if (part === "all") return <All />;
  return <Overview />;
}
