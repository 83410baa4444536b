import { hasRole, type Schema, useRead } from "../../api";
import { pick, t } from "../../texts";
import { List, Select } from "../../ui";
import type { Form, Kind } from "./form";
import { texts } from "./texts";

type Contest = Schema<"Contest">;

interface AudienceProps {
  form: Form;
  contests: readonly Contest[];
  wrong: (name: keyof Form) => string | undefined;
  onChange: (part: Partial<Form>) => void;
}

const OF_CONTEST = ["entrants", "unfinished", "winners", "others"] as const;

export function Audience({ form, contests, wrong, onChange }: AudienceProps) {
  const kinds: readonly Kind[] = hasRole("admin") ? ["all", ...OF_CONTEST] : OF_CONTEST;
  const none = { value: "", label: "—" };
  return (
    <List header={t(texts.audience)}>
      <li>
        <Select
          label={t(texts.audience)}
          value={form.kind}
          choices={kinds.map((value) => ({ value, label: t(texts[value]) }))}
          onChange={(kind) => onChange({ kind })}
        />
      </li>
      {form.kind !== "all" && (
        <li>
          <Select
            label={t(texts.contest)}
            error={wrong("contest_id")}
            value={form.contest_id}
            choices={[none, ...contests.map(contestChoice)]}
            onChange={(contest_id) => onChange({ contest_id, task_id: "" })}
          />
        </li>
      )}
      {form.kind === "unfinished" && form.contest_id && (
        <Task
          contestId={form.contest_id}
          value={form.task_id}
          error={wrong("task_id")}
          onChange={(task_id) => onChange({ task_id })}
        />
      )}
      {!form.isTwo && (
        <li>
          <Select
            label={t(texts.locale)}
            value={form.locale}
            choices={[
              { value: "", label: t(texts.anyLocale) },
              { value: "ru", label: t(texts.ru) },
              { value: "en", label: t(texts.en) },
            ]}
            onChange={(locale) => onChange({ locale })}
          />
        </li>
      )}
    </List>
  );
}

export function contestChoice(contest: Contest) {
  const title = pick(contest.texts, contest.default_locale)?.title ?? contest.title;
  return { value: contest.id, label: title };
}

interface TaskProps {
  contestId: string;
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

function Task({ contestId, value, error, onChange }: TaskProps) {
  const { data } = useRead("/v1/contests/{contest_id}/tasks", {
    path: { contest_id: contestId },
  });
  const tasks = (data?.items ?? []).map(({ id, title }) => ({
    value: id,
    label: pick(title, "en") ?? id,
  }));
  return (
    <li>
      <Select
        label={t(texts.task)}
        error={error}
        value={value}
        choices={[{ value: "", label: "—" }, ...tasks]}
        onChange={onChange}
      />
    </li>
  );
}
