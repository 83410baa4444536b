/** What to do where somebody else has changed the contest meanwhile. */
import { useEffect } from "preact/hooks";
import { t } from "../../texts";
import { Button, Card } from "../../ui";
import type { Rebased, Setting } from "./changes";
import { SETTINGS, edit as texts } from "./texts";

interface OutdatedProps {
  theirs: Setting[];
  onRebase: () => void;
  onDiscard: () => void;
}

export function Outdated({ theirs, onRebase, onDiscard }: OutdatedProps) {
  return (
    <div class="section" role="alert">
      <Card>
        <h2>{t(texts.outdated)}</h2>
        <p>{t(texts.theirs(named(theirs)))}</p>
        <div class="buttons">
          <Button onPress={onRebase}>{t(texts.rebase)}</Button>
          <Button kind="tinted" isDestructive onPress={onDiscard}>
            {t(texts.takeTheirs)}
          </Button>
        </div>
      </Card>
    </div>
  );
}

/** Nothing stands against the newest state: it takes the place of what was read. */
export function Renewed({ onShown }: { onShown: () => void }) {
  useEffect(onShown, []);
  return null;
}

export function Merged({ merged }: { merged: Rebased }) {
  return (
    <div class="section" role="status">
      <Card>
        <p>{t(merged.both.length > 0 ? texts.both(named(merged.both)) : texts.merged)}</p>
      </Card>
    </div>
  );
}

function named(settings: Setting[]): string {
  return settings.map((setting) => t(SETTINGS[setting])).join(", ");
}
