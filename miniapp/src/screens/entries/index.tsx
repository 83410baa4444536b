/** Who takes part in a contest, what they have answered, and who may not take part. */
import type { RoomProps } from "../../router";
import { t } from "../../texts";
import { to } from "../../to";
import { Page, Tabs } from "../../ui";
import { titleOf, useContest, useRole } from "../organise/contest";
import "../organise/organise.css";
import { Exclusions } from "./Exclusions";
import { List } from "./List";
import { Reviews } from "./Reviews";
import { texts } from "./texts";

export default function Entries({ path: [id = "", part] }: RoomProps) {
  const read = useContest(id);
  const role = useRole(id);
  const contest = read.data?.contest;
  const choices = [
    { label: t(texts.entries), to: to.entries(id) },
    { label: t(texts.reviews), to: to.entries(id, "reviews") },
    { label: t(texts.exclusions), to: to.entries(id, "exclusions") },
  ];
  const mayEdit = role === "owner" || role === "editor";
  const shown = part === "reviews" || part === "exclusions" ? part : undefined;
  return (
    <Page title={t(texts.title)} subtitle={contest && titleOf(contest)}>
      <Tabs
        label={t(texts.parts)}
        choices={choices}
        current={shown ? to.entries(id, shown) : to.entries(id)}
      />
      {shown === "reviews" ? (
        <Reviews id={id} mayEdit={mayEdit} />
      ) : shown === "exclusions" ? (
        <Exclusions id={id} contest={contest} mayEdit={mayEdit} />
      ) : (
        <List id={id} contest={contest} mayEdit={mayEdit} />
      )}
    </Page>
  );
}
