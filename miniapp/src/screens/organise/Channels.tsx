/** The channels and groups that one has connected, and what the bot lacks in each. */
import { useState } from "preact/hooks";
import { type Schema, useRead, useWrite } from "../../api";
import { haptic, openTelegramLink } from "../../bridge";
import { t } from "../../texts";
import {
  Button,
  Card,
  confirm,
  List,
  Page,
  ProblemNote,
  Row,
  Sheet,
  State,
  TextField,
  toast,
} from "../../ui";
import { problems, RIGHTS, channels as texts } from "./channelTexts";
import { channelsOf } from "./form";

export const CHANNELS = "/v1/channels";
export type Channel = Schema<"ConnectedChannel">;

export function Channels() {
  const read = useRead(CHANNELS, {});
  const [chosen, choose] = useState<string | undefined>(undefined);
  const channel = read.data?.items.find(({ id }) => id === chosen);
  return (
    <Page title={t(texts.title)} subtitle={t(texts.subtitle)}>
      <State
        of={read}
        problems={problems}
        isEmpty={({ items }) => items.length === 0}
        empty={{ icon: "megaphone", title: t(texts.none), text: t(texts.noneText) }}
      >
        {({ items }) => (
          <List>
            {items.map((each) => (
              <Row
                key={each.id}
                icon={each.takes_posts ? "megaphone" : "warning"}
                label={each.title}
                note={[each.username, standing(each)].filter(Boolean).join(" · ")}
                onPress={() => choose(each.id)}
              />
            ))}
          </List>
        )}
      </State>
      <Connect />
      {channel && <One channel={channel} onClose={() => choose(undefined)} />}
    </Page>
  );
}

export function standing({ state, missing_rights: missing }: Channel): string {
  if (state === "lost") return t(texts.lost);
  if (missing.length === 0) return t(texts.ready);
  return missing.map((right) => t(RIGHTS[right])).join(" ");
}

function Connect() {
  const [written, write] = useState("");
  const [isTried, setTried] = useState(false);
  const connect = useWrite("post", CHANNELS, {
    refreshes: [CHANNELS],
    onDone(channel) {
      haptic(channel.takes_posts ? "success" : "warning");
      toast(t(texts.connected(channel.title)));
      write("");
      setTried(false);
    },
    onProblem: () => haptic("error"),
  });
  const [name] = channelsOf(written).names;
  const isName = name?.startsWith("@") === true;
  const press = () => {
    setTried(true);
    if (name && isName) void connect.write({ body: { username: name } });
  };
  return (
    <section class="section">
      <h2>{t(texts.connect)}</h2>
      <Card>
        <TextField
          label={t(texts.name)}
          hint={t(texts.nameHint)}
          placeholder="@news"
          value={written}
          error={isTried && !isName ? t(texts.notAName) : undefined}
          onChange={write}
        />
        <ProblemNote of={connect} problems={problems} />
        <div class="buttons">
          <Button kind="tinted" isBusy={connect.isBusy} onPress={press}>
            {t(texts.connect)}
          </Button>
        </div>
      </Card>
      <p class="footnote">{t(texts.privateHint)}</p>
    </section>
  );
}

function One({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { id, title, username } = channel;
  const again = useWrite("post", CHANNELS, { refreshes: [CHANNELS] });
  const remove = useWrite("delete", `${CHANNELS}/{channel_id}`, {
    refreshes: [CHANNELS],
    onDone: onClose,
  });
  const ask = async () => {
    const { removeTitle, removeText, remove: action } = texts;
    const question = { title: t(removeTitle), message: t(removeText), action: t(action) };
    if (await confirm({ ...question, isDestructive: true })) {
      await remove.write({ path: { channel_id: id } });
    }
  };
  return (
    <Sheet title={title} isOpen onClose={onClose}>
      <p>{standing(channel)}</p>
      <ProblemNote of={again.problem ? again : remove} problems={problems} />
      <div class="buttons">
        {username && (
          <>
            <Button isBusy={again.isBusy} onPress={() => again.write({ body: { username } })}>
              {t(texts.lookAgain)}
            </Button>
            <Button kind="tinted" onPress={() => openTelegramLink(`/${username.slice(1)}`)}>
              {t(texts.open)}
            </Button>
          </>
        )}
        <Button kind="tinted" isDestructive isBusy={remove.isBusy} onPress={ask}>
          {t(texts.remove)}
        </Button>
      </div>
    </Sheet>
  );
}
