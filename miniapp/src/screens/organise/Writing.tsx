/** The form with the contest beside it: side by side in a wide window, one or the other on a phone. */
import { useState } from "preact/hooks";
import type { Schema } from "../../api";
import { t } from "../../texts";
import { Segments } from "../../ui";
import { ContestForm, type FormProps } from "./ContestForm";
import { settingsOf } from "./form";
import { form as texts } from "./formTexts";
import { Look } from "./Look";

type Part = "write" | "look";

export function Writing({ tasks, ...props }: FormProps & { tasks?: Schema<"ShownTask">[] }) {
  const [part, show] = useState<Part>("write");
  const choices = [
    { value: "write" as const, label: t(texts.write) },
    { value: "look" as const, label: t(texts.look) },
  ];
  return (
    <>
      <div class="parts">
        <Segments label={t(texts.part)} choices={choices} value={part} onChange={show} />
      </div>
      <div class="beside" data-part={part}>
        <div class="beside-write">
          <ContestForm {...props} />
        </div>
        <div class="beside-look">
          <Look settings={settingsOf(props.form)} {...(tasks && { tasks })} />
        </div>
      </div>
    </>
  );
}

/** Leads to the first field that is wrong. */
export function showFirstFault(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(".field.wrong :is(input, textarea, select)");
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  });
}
