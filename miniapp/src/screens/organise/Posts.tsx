/** Where a contest is posted, and how. */
import { useState } from "preact/hooks";
import { type Schema, useRead, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic, openTelegramLink } from "../../bridge";
import { format, t } from "../../texts";
import { to } from "../../to";
import {
  Button,
  confirm,
  Empty,
  Link,
  List,
  Page,
  ProblemNote,
  Row,
  Select,
  Sheet,
  State,
  TextArea,
  TextField,
  Toggle,
  toast,
} from "../../ui";
import { CHANNELS, type Channel, standing } from "./Channels";
import { problems, posts as texts } from "./channelTexts";
import { titleOf, useContest } from "./contest";
import { momentOf, ownZone, rfc3339, wallTime } from "./zone";

const POSTS = "/v1/contests/{contest_id}/channels";
const ONE = `${POSTS}/{channel_id}` as const;

type Post = Schema<"ContestPost">;

export function Posts({ id }: { id: string }) {
  const contest = useContest(id);
  const posts = useRead(POSTS, { path: { contest_id: id } });
  const channels = useRead(CHANNELS, {});
  const [chosen, choose] = useState<string | undefined>(undefined);
  const all = channels.data?.items ?? [];
  return (
    <Page title={t(texts.title)} subtitle={contest.data && titleOf(contest.data.contest)}>
      <State of={posts} problems={problems}>
        {({ items }) => {
          const free = all.filter((each) => !items.some((post) => post.channel_id === each.id));
          const post = items.find((each) => each.channel_id === chosen);
          const title = post?.channel_title ?? all.find((each) => each.id === chosen)?.title;
          return (
            <>
              {items.length === 0 && (
                <Empty icon="megaphone" title={t(texts.none)} text={t(texts.noneText)} />
              )}
              {items.length > 0 && (
                <List>
                  {items.map((each) => (
                    <Row
                      key={each.channel_id}
                      icon="megaphone"
                      label={each.channel_title}
                      note={stateOf(each)}
                      onPress={() => choose(each.channel_id)}
                    />
                  ))}
                </List>
              )}
              <Add channels={free} isKnown={channels.data !== undefined} onChoose={choose} />
              {chosen && title && (
                <Write
                  key={chosen}
                  id={id}
                  channelId={chosen}
                  title={title}
                  post={post}
                  channels={all}
                  isDraft={contest.data?.contest.status === "draft"}
                  onClose={() => choose(undefined)}
                />
              )}
            </>
          );
        }}
      </State>
    </Page>
  );
}

function stateOf({ state, publish_at }: Post): string {
  if (state === "waiting" && publish_at) return t(texts.waitingFor(format.dateTime(publish_at)));
  return t(texts[state]);
}

interface AddProps {
  channels: Channel[];
  isKnown: boolean;
  onChoose: (id: string) => void;
}

function Add({ channels, isKnown, onChoose }: AddProps) {
  if (!isKnown) return null;
  return (
    <>
      {channels.length > 0 && (
        <List header={t(texts.add)}>
          {channels.map((channel) => (
            <Row
              key={channel.id}
              icon="plus"
              label={channel.title}
              note={standing(channel)}
              isDisabled={!channel.takes_posts}
              onPress={() => onChoose(channel.id)}
            />
          ))}
        </List>
      )}
      <div class="buttons">
        <Link class="button tinted" to={to.organise("channels")}>
          {t(texts.toChannels)}
        </Link>
      </div>
    </>
  );
}

interface WriteProps {
  id: string;
  channelId: string;
  title: string;
  post: Post | undefined;
  channels: Channel[];
  isDraft: boolean;
  onClose: () => void;
}

function Write({ id, channelId, title, post, channels, isDraft, onClose }: WriteProps) {
  const [text, setText] = useState(post?.text ?? "");
  const [button, setButton] = useState(post?.button ?? "");
  const [picture, setPicture] = useState<Post["picture"]>(post?.picture ?? "contest");
  const [joins, setJoins] = useState(post?.joins_at_once ?? false);
  const [results, setResults] = useState(post?.results_channel_id ?? "");
  const [at, setAt] = useState(post?.publish_at ? wallTime(post.publish_at, ownZone) : "");
  const path = { contest_id: id, channel_id: channelId };
  const put = useWrite("put", ONE, {
    refreshes: [POSTS],
    onDone({ state }) {
      haptic("success");
      toast(t(state === "waiting" && !at ? texts.done : texts.saved));
      onClose();
    },
    onProblem: () => haptic("error"),
  });
  const moment = momentOf(at, ownZone);
  const press = () =>
    put.write({
      path,
      body: {
        text: text.trim() || null,
        button: button.trim() || null,
        picture,
        joins_at_once: joins,
        publish_at: Number.isNaN(moment) ? null : rfc3339(moment),
        results_channel_id: results || null,
      },
    });
  const pictures = [
    { value: "contest" as const, label: t(texts.pictureContest) },
    { value: "none" as const, label: t(texts.pictureNone) },
    ...(post?.picture === "own" ? [{ value: "own" as const, label: t(texts.pictureOwn) }] : []),
  ];
  const places = [
    { value: "", label: t(texts.resultsHere) },
    ...channels.map((channel) => ({ value: channel.id, label: channel.title })),
  ];
  const { url } = post ?? {};
  const { ContestPostSettings: most } = limits;
  return (
    <Sheet title={title} isOpen onClose={onClose}>
      {post && <p>{stateOf(post)}</p>}
      {isDraft && <p>{t(texts.whenPublished)}</p>}
      <TextArea
        label={t(texts.text)}
        hint={t(texts.textHint)}
        rows={3}
        value={text}
        maxLength={most.text.maxLength}
        onChange={setText}
      />
      <TextField
        label={t(texts.button)}
        hint={t(texts.buttonHint)}
        value={button}
        maxLength={most.button.maxLength}
        onChange={setButton}
      />
      <Select label={t(texts.picture)} value={picture} onChange={setPicture} choices={pictures} />
      <ul class="list">
        <Toggle label={t(texts.joins)} note={t(texts.joinsNote)} isOn={joins} onChange={setJoins} />
      </ul>
      {post?.state !== "posted" && (
        <TextField
          label={t(texts.publishAt)}
          hint={t(texts.publishAtHint)}
          type="datetime-local"
          value={at}
          onChange={setAt}
        />
      )}
      {channels.length > 1 && (
        <Select label={t(texts.results)} value={results} onChange={setResults} choices={places} />
      )}
      <ProblemNote of={put} problems={problems} />
      <div class="buttons">
        <Button isBusy={put.isBusy} onPress={press}>
          {t(post ? texts.save : texts.publish)}
        </Button>
        {url && (
          <Button kind="tinted" onPress={() => openTelegramLink(url)}>
            {t(texts.open)}
          </Button>
        )}
        {post && <Remove path={path} onDone={onClose} />}
      </div>
    </Sheet>
  );
}

interface RemoveProps {
  path: { contest_id: string; channel_id: string };
  onDone: () => void;
}

function Remove({ path, onDone }: RemoveProps) {
  const remove = useWrite("delete", ONE, { refreshes: [POSTS], onDone });
  const ask = async () => {
    const { removeTitle: title, removeText: message, remove: action } = texts;
    const question = { title: t(title), message: t(message), action: t(action) };
    if (await confirm({ ...question, isDestructive: true })) await remove.write({ path });
  };
  return (
    <>
      <ProblemNote of={remove} problems={problems} />
      <Button kind="tinted" isDestructive isBusy={remove.isBusy} onPress={ask}>
        {t(texts.remove)}
      </Button>
    </>
  );
}
