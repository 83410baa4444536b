import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask } from "../api";
import { AREAS, choice, PLATFORMS, SIZES, VERSIONS } from "../device";
import { THEMES } from "../host/themes";
import { attempt } from "../store";

const NETWORKS: Readonly<Record<string, { delay_ms: number; kbit_s: number }>> = {
  fast: { delay_ms: 0, kbit_s: 0 },
  mobile: { delay_ms: 150, kbit_s: 1600 },
  slow: { delay_ms: 600, kbit_s: 400 },
  "very slow": { delay_ms: 2500, kbit_s: 100 },
};
const network = signal("fast");

/** Theme, size and safe areas change at once; the rest from the next time the app is opened. */
export function DeviceChoices() {
  const given = choice.value;
  return (
    <div class="form columns">
      <Choice label="Theme" name="theme" values={Object.keys(THEMES)} value={given.theme} />
      <Choice label="Size" name="size" values={Object.keys(SIZES)} value={given.size} />
      <Choice label="Safe areas" name="area" values={Object.keys(AREAS)} value={given.area} />
      <Choice label="Version" name="version" values={VERSIONS} value={given.version} />
      <Choice label="Platform" name="platform" values={PLATFORMS} value={given.platform} />
      <Network />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  name: keyof typeof choice.value;
  values: readonly string[];
  value: string;
}

function Choice({ label, name, values, value }: ChoiceProps) {
  return (
    <Select
      label={label}
      values={values}
      value={value}
      onChange={(chosen) => {
        choice.value = { ...choice.value, [name]: chosen };
      }}
    />
  );
}

function Network() {
  useEffect(() => {
    void ask<{ delay_ms: number }>("GET", "network").then(({ delay_ms }) => {
      const found = Object.keys(NETWORKS).find((name) => NETWORKS[name]?.delay_ms === delay_ms);
      network.value = found ?? "fast";
    });
  }, []);
  return (
    <Select
      label="Network of the product"
      values={Object.keys(NETWORKS)}
      value={network.value}
      onChange={async (name) => {
        const set = await attempt(ask("PUT", "network", NETWORKS[name]));
        if (set) network.value = name;
      }}
    />
  );
}

interface SelectProps {
  label: string;
  values: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

export function Select({ label, values, value, onChange }: SelectProps) {
  return (
    <label>
      {label}
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {values.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
