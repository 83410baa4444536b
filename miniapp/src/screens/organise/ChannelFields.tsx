/** The channels that winners must have joined. */
import { useRead } from "../../api";
import { t } from "../../texts";
import { Card, TextArea } from "../../ui";
import type { FormProps } from "./ContestForm";
import { channelsOf } from "./form";
import { form as texts } from "./formTexts";

export function ChannelFields({ form, onChange, faults, scope }: FormProps) {
  const connected = useRead("/v1/channels", {}, { isEnabled: scope === "all" });
  const { names } = channelsOf(form.channels);
  const named = names.map((name) => name.toLowerCase());
  const others = (connected.data?.items ?? [])
    .map(({ id, username, title }) => ({ name: username ?? id, title }))
    .filter(({ name }) => !named.includes(name.toLowerCase()));
  const fault = faults.channels;
  const put = (channels: string) => onChange({ ...form, channels });
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
          onChange={put}
        />
        {others.length > 0 && (
          <fieldset class="chips">
            <legend>{t(texts.connected)}</legend>
            {others.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                class="button tinted"
                aria-label={t(texts.addChannel(title))}
                onClick={() => put([form.channels.trim(), name].filter(Boolean).join("\n"))}
              >
                {title}
              </button>
            ))}
          </fieldset>
        )}
      </Card>
    </section>
  );
}
