/** The channels that winners must have joined. */
import { t } from "../../texts";
import { Card, TextArea } from "../../ui";
import type { FormProps } from "./ContestForm";
import { form as texts } from "./formTexts";

export function ChannelFields({ form, onChange, faults, scope }: FormProps) {
  const fault = faults.channels;
  return (
    <section class="section">
      <h2>{t(texts.channels)}</h2>
      <Card>
        <TextArea
          label={t(texts.channelsLabel)}
          hint={t(scope === "open" ? texts.channelsOpen : texts.channelsHint)}
          rows={2}
          value={form.channels}
          error={fault && t(fault)}
          onChange={(channels) => onChange({ ...form, channels })}
        />
      </Card>
    </section>
  );
}
