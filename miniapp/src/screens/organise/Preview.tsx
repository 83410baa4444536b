/** A contest with its tasks, as participants will read it. */
import { t } from "../../texts";
import { Page, State } from "../../ui";
import { useContest } from "./contest";
import { Look } from "./Look";
import { problems } from "./problems";
import { look as texts } from "./texts";

export function Preview({ id }: { id: string }) {
  const read = useContest(id);
  return (
    <Page title={t(texts.title)}>
      <State of={read} problems={problems}>
        {({ contest, tasks }) => <Look settings={contest} tasks={tasks} />}
      </State>
    </Page>
  );
}
