import { useState } from "preact/hooks";
import { type Schema, useWrite } from "../../api";
import { format, t } from "../../texts";
import { Badge, Button, ProblemNote, toast } from "../../ui";
import { problems, texts } from "./texts";
import { signalWord } from "./words";

interface FlaggedProps {
  referral: Schema<"Referral">;
  flagAt: number | undefined;
  isMarked: boolean;
  isBusy: boolean;
  onMark: (isOn: boolean) => void;
  onDecide: (decision: "approve" | "reject") => void;
}

/** One that waits: why, and what can be done about it. */
export function Flagged({ referral, flagAt, isMarked, isBusy, onMark, onDecide }: FlaggedProps) {
  const { id, score, signals, referrer_code, source, claimed_at } = referral;
  return (
    <li class="card flagged">
      <label class="flagged-head">
        <input
          type="checkbox"
          checked={isMarked}
          aria-label={t(texts.choose(id))}
          onChange={({ currentTarget }) => onMark(currentTarget.checked)}
        />
        <span class="row-text">
          <span class="row-label">{t(texts.code(referrer_code))}</span>
          <span class="row-note">
            {format.dateTime(claimed_at)}, {t(texts[source])}
          </span>
        </span>
      </label>
      <p class="flagged-signals">
        {signals.map((name) => (
          <Badge key={name} kind="danger">
            {signalWord(name)}
          </Badge>
        ))}
      </p>
      {score !== null && <p class="row-note">{scoreText(score, flagAt)}</p>}
      <div class="flagged-buttons">
        <Button kind="tinted" isDisabled={isBusy} onPress={() => onDecide("approve")}>
          {t(texts.approve)}
        </Button>
        <Button kind="tinted" isDestructive isDisabled={isBusy} onPress={() => onDecide("reject")}>
          {t(texts.reject)}
        </Button>
      </div>
      <Watch code={referrer_code} isWatched={signals.includes("watched")} />
    </li>
  );
}

function scoreText(score: number, flagAt: number | undefined): string {
  const shown = format.number(score);
  return t(
    flagAt === undefined ? texts.scoreOnly(shown) : texts.score(shown, format.number(flagAt)),
  );
}

function Watch({ code, isWatched }: { code: string; isWatched: boolean }) {
  const [isOn, setOn] = useState(isWatched);
  const watch = useWrite("put", "/v1/referrals/codes/{code}/watch", {
    onDone: ({ watched }) => {
      setOn(watched);
      toast(t(watched ? texts.watched : texts.unwatched));
    },
  });
  return (
    <>
      <Button
        kind="plain"
        isBusy={watch.isBusy}
        onPress={() => void watch.write({ path: { code }, body: { watched: !isOn } })}
      >
        {t(isOn ? texts.unwatch : texts.watch)}
      </Button>
      <ProblemNote of={watch} problems={problems} />
    </>
  );
}
