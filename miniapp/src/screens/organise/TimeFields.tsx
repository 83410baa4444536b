/** When it begins and ends, by the clock of its zone. */
import { serverNow } from "../../api";
import { format, n, t } from "../../texts";
import { Card, Select, TextField, Toggle } from "../../ui";
import type { FormProps } from "./ContestForm";
import type { Form } from "./form";
import { form as texts } from "./formTexts";
import { momentOf, ownZone, wallTime, zones } from "./zone";

const DAYS = [1, 3, 7, 14, 30];
const DAY_MS = 86_400_000;

export function TimeFields({ form, onChange, faults, scope }: FormProps) {
  const put = (changes: Partial<Form>) => onChange({ ...form, ...changes });
  const said = (name: string) => faults[name] && t(faults[name]);
  const starts = form.startsAtOnce ? serverNow() : momentOf(form.starts, form.zone);
  return (
    <section class="section">
      <h2>{t(texts.when)}</h2>
      <Card>
        {scope === "all" && (
          <>
            <ul class="list">
              <Toggle
                label={t(texts.atOnce)}
                isOn={form.startsAtOnce}
                onChange={(startsAtOnce) => put({ startsAtOnce })}
              />
            </ul>
            {!form.startsAtOnce && (
              <TextField
                label={t(texts.starts)}
                hint={yours(form.starts, form.zone)}
                type="datetime-local"
                value={form.starts}
                error={said("starts")}
                onChange={(written) => put({ starts: written })}
              />
            )}
          </>
        )}
        <TextField
          label={t(texts.ends)}
          hint={yours(form.ends, form.zone)}
          type="datetime-local"
          value={form.ends}
          error={said("ends")}
          onChange={(ends) => put({ ends })}
        />
        {scope === "all" && (
          <fieldset class="chips">
            <legend>{t(texts.endsIn)}</legend>
            {DAYS.map((days) => (
              <button
                key={days}
                type="button"
                class="button tinted"
                onClick={() => put({ ends: wallTime(starts + days * DAY_MS, form.zone) })}
              >
                {n(texts.days, days)}
              </button>
            ))}
          </fieldset>
        )}
        {scope === "all" && (
          <Select
            label={t(texts.zone)}
            value={form.zone}
            error={said("zone")}
            onChange={(zone) => put({ zone })}
            choices={zones(form.zone).map((value) => ({
              value,
              label: value.replaceAll("_", " "),
            }))}
          />
        )}
      </Card>
    </section>
  );
}

/** The same moment by the person's own clock, where it shows something else. */
export function yours(wall: string, zone: string): string | undefined {
  const at = momentOf(wall, zone);
  if (Number.isNaN(at) || wallTime(at, ownZone) === wall.slice(0, 16)) return undefined;
  return t(texts.yours(format.dateTime(at)));
}
