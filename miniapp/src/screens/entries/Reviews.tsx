/** Answers that wait to be judged, oldest first. */
import { useRef } from "preact/hooks";
import { type Schema, usePages, useRead, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { common, format, pick, t } from "../../texts";
import { Button, Card, ProblemNote, Skeleton, State, toast } from "../../ui";
import { problems } from "../organise/problems";
import { reviews as texts } from "./texts";

const REVIEWS = "/v1/contests/{contest_id}/reviews";

type Review = Schema<"Review">;
type Decision = Schema<"ReviewDecision">["decision"];

export function Reviews({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const reviews = usePages(REVIEWS, { path: { contest_id: id } });
  const tasks = useRead("/v1/contests/{contest_id}/tasks", { path: { contest_id: id } });
  const titles = new Map(
    tasks.data?.items.map((task) => [task.id, pick(task.title, "ru") ?? ""] as const),
  );
  return (
    <State
      of={reviews}
      skeleton={<Skeleton rows={3} kind="card" />}
      problems={problems}
      isEmpty={({ length }) => length === 0}
      empty={{ icon: "check", title: t(texts.none), text: t(texts.noneText) }}
    >
      {(items) => (
        <>
          <p class="footnote">{t(texts.hint)}</p>
          {items.map((review) => (
            <One
              key={review.id}
              id={id}
              review={review}
              title={titles.get(review.task_id)}
              mayEdit={mayEdit}
            />
          ))}
          {reviews.hasMore && (
            <div class="buttons">
              <Button kind="tinted" isBusy={reviews.isLoadingMore} onPress={reviews.more}>
                {t(common.more)}
              </Button>
            </div>
          )}
        </>
      )}
    </State>
  );
}

interface OneProps {
  id: string;
  review: Review;
  title: string | undefined;
  mayEdit: boolean;
}

function One({ id, review, title, mayEdit }: OneProps) {
  const decided = useRef<Decision>("accept");
  const decide = useWrite("post", `${REVIEWS}/{review_id}`, {
    refreshes: [REVIEWS],
    onDone() {
      haptic("light");
      toast(t(decided.current === "accept" ? texts.accepted : texts.rejected));
    },
    onProblem: () => haptic("error"),
  });
  const press = (decision: Decision) => {
    decided.current = decision;
    void decide.write({ path: { contest_id: id, review_id: review.id }, body: { decision } });
  };
  return (
    <Card>
      <h2>{review.first_name}</h2>
      <p class="row-note">
        {title} · {format.dateTime(review.answered_at)}
      </p>
      <p class="look-text answer">{review.answer}</p>
      <ProblemNote of={decide} problems={problems} />
      {mayEdit && (
        <div class="pair">
          <Button
            kind="tinted"
            isDestructive
            isDisabled={decide.isBusy}
            onPress={() => press("reject")}
          >
            {t(texts.reject)}
          </Button>
          <Button isDisabled={decide.isBusy} onPress={() => press("accept")}>
            {t(texts.accept)}
          </Button>
        </div>
      )}
    </Card>
  );
}
