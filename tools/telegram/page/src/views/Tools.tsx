/** The world around the person: device, clock, faults, crowds, and everything that was said. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { AppLog } from "./AppLog";
import { DeviceChoices } from "./DeviceChoices";
import { Requests } from "./Requests";
import { World } from "./World";

const TABS: Readonly<Record<string, ComponentType>> = {
  World,
  Device: DeviceChoices,
  "Mini App log": AppLog,
  "Bot API": Requests,
};
const tab = signal("World");

export function Tools() {
  const Shown = TABS[tab.value] ?? World;
  return (
    <section class="tools" aria-label="Tools">
      <div class="tabs" role="tablist" aria-label="Tools">
        {Object.keys(TABS).map((name) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`tab-${name}`}
            aria-selected={tab.value === name}
            aria-controls="tool"
            onClick={() => {
              tab.value = name;
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        id="tool"
        class="tool"
        role="tabpanel"
        aria-labelledby={`tab-${tab.value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
      >
        <Shown />
      </div>
    </section>
  );
}
