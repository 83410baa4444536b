/** What stands around every screen: the sections below it, and what is before it for a while. */
import { useEffect, useErrorBoundary, useState } from "preact/hooks";
import { hasRole, Problem } from "../api";
import { bottomButtons, isDrawnByUs } from "../bridge";
import { FIRST, LATER } from "../rooms";
import { type RoomProps, route } from "../router";
import { session } from "../storage";
import { common, t } from "../texts";
import { to } from "../to";
import { Button } from "./controls";
import { Icon, type IconName } from "./icons";
import { Link, Page } from "./layout";
import { Questions, Toasts } from "./overlays";
import { Skeleton, Wrong } from "./states";

export function Shell() {
  const { room, path } = route.value;
  const isSection = path.length === 0 || room === "contests";
  return (
    <>
      <Room key={room} room={room} path={path} />
      {isSection && <Sections current={room} />}
      <BottomButtons />
      <Questions />
      <Toasts />
    </>
  );
}

type Loaded = Awaited<ReturnType<(typeof LATER)[string]>>["default"];
const loaded = new Map<string, Loaded>(Object.entries(FIRST));

function Room({ room, path }: RoomProps & { room: string }) {
  const name = room in LATER || room in FIRST ? room : "contests";
  const [View, show] = useState<Loaded | undefined>(() => loaded.get(name));
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [error, forget] = useErrorBoundary((reason) => console.error(reason));
  const load = () => {
    setProblem(undefined);
    loadRoom(name).then(
      (next) => show(() => next),
      () => setProblem(new Problem(navigator.onLine ? "no-answer" : "offline")),
    );
  };
  useEffect(() => {
    if (!View) load();
  }, []);
  if (error) return <Wrong problem={new Problem("app-failed", 500)} onRetry={forget} />;
  if (problem) return <Wrong problem={problem} onRetry={load} />;
  if (View) return <View path={path} />;
  return (
    <Page title={t(common.loading)}>
      <Skeleton rows={4} />
    </Page>
  );
}

/** After a deployment the page of before may ask for what is gone: then it is loaded anew, once. */
async function loadRoom(name: string): Promise<Loaded> {
  try {
    const room = (await LATER[name]?.())?.default;
    if (!room) throw new Error(name);
    session.remove("reloaded");
    loaded.set(name, room);
    return room;
  } catch (error) {
    if (navigator.onLine && !session.read("reloaded")) {
      session.write("reloaded", true);
      location.reload();
    }
    throw error;
  }
}

/** A room that people are likely to open next. */
export function preload(...names: string[]): void {
  for (const name of names) void loadRoomQuietly(name);
}

async function loadRoomQuietly(name: string): Promise<void> {
  const room = await LATER[name]?.().catch(() => undefined);
  if (room) loaded.set(name, room.default);
}

interface Section {
  room: string;
  to: string;
  icon: IconName;
  text: string;
}

function sections(): Section[] {
  const own: Section = hasRole("organiser")
    ? { room: "organise", to: to.organise(), icon: "edit", text: t(common.organise) }
    : { room: "prizes", to: to.prizes(), icon: "gift", text: t(common.prizes) };
  return [
    { room: "contests", to: to.contests(), icon: "trophy", text: t(common.contests) },
    { room: "invite", to: to.invite(), icon: "friends", text: t(common.invite) },
    { room: "points", to: to.points(), icon: "star", text: t(common.points) },
    own,
    { room: "settings", to: to.settings(), icon: "gear", text: t(common.settings) },
  ];
}

function Sections({ current }: { current: string }) {
  return (
    <nav class="sections" aria-label={t(common.navigation)}>
      {sections().map(({ room, icon, text, ...section }) => (
        <Link key={room} to={section.to} isCurrent={room === current} isReplacing>
          <Icon name={icon} />
          <span>{text}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Where the client has no buttons of its own. */
function BottomButtons() {
  const main = isDrawnByUs.main ? bottomButtons.main.value : undefined;
  const secondary = isDrawnByUs.secondary ? bottomButtons.secondary.value : undefined;
  if (!main && !secondary) return null;
  return (
    <div class="bottom-buttons">
      {[secondary, main].map(
        (button) =>
          button && (
            <Button
              key={button === main ? "main" : "secondary"}
              kind={button === main ? "filled" : "tinted"}
              isBusy={button.isBusy === true}
              isDisabled={button.isActive === false}
              isDestructive={button.isDestructive === true}
              onPress={button.onPress}
            >
              {button.text}
            </Button>
          ),
      )}
    </div>
  );
}
