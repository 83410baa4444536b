/** The input, with what belongs to it: commands, the bot's keyboard, results of inline queries. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { askInline, chooseInline, openMiniApp, type, write } from "../deeds";
import { keyboardOf } from "../messages";
import { chatId, draft, inlineAnswer, messages, setup, view } from "../store";

const PAUSE_MS = 300;
const hasMenu = signal(false);
const queryId = signal<string | undefined>(undefined);

export function Composer({ isBot }: { isBot: boolean }) {
  async function send(): Promise<void> {
    const text = draft.value.trim();
    if (!text || inlineQuery(text) !== undefined) return;
    draft.value = "";
    await write(text);
  }
  return (
    <div class="composer">
      <InlineResults />
      {isBot && <CommandList />}
      <form
        class="input"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {isBot && <MenuButton />}
        {isBot && <CommandsButton />}
        <input
          value={draft.value}
          aria-label="Message"
          placeholder="Message"
          autocomplete="off"
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="primary">
          Send
        </button>
      </form>
      {isBot && <Keyboard />}
    </div>
  );
}

/** Opens the Mini App, where BotFather knows of one. */
function MenuButton() {
  if (!setup.value?.miniapp_url) return null;
  return (
    <button
      type="button"
      class="primary menu-button"
      onClick={() => void openMiniApp({ by: "menu_button" })}
    >
      Open app
    </button>
  );
}

function isMenuOpen(): boolean {
  return Boolean(view.value?.commands.length) && (hasMenu.value || draft.value === "/");
}

function CommandsButton() {
  if (!view.value?.commands.length) return null;
  return (
    <button
      type="button"
      aria-label="Commands"
      aria-expanded={isMenuOpen()}
      onClick={() => {
        hasMenu.value = !hasMenu.value;
      }}
    >
      /
    </button>
  );
}

function CommandList() {
  if (!isMenuOpen()) return null;
  return (
    <ul class="commands" aria-label="Commands">
      {view.value?.commands.map(({ command, description }) => (
        <li key={command}>
          <button
            type="button"
            onClick={() => {
              hasMenu.value = false;
              draft.value = "";
              void write(`/${command}`);
            }}
          >
            <b>/{command}</b> <span class="aside">{description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What stands after the bot's name, where the text begins with it. */
function inlineQuery(text: string): string | undefined {
  const [name, ...words] = text.split(" ");
  const isBot = name?.toLowerCase() === `@${setup.value?.bot.username.toLowerCase()}`;
  return isBot && text.includes(" ") ? words.join(" ") : undefined;
}

function InlineResults() {
  const query = inlineQuery(draft.value);
  useEffect(() => {
    queryId.value = undefined;
    if (query === undefined) return undefined;
    const timer = setTimeout(async () => {
      queryId.value = await askInline(query);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const answer = inlineAnswer.value;
  if (query === undefined || !answer || answer.inline_query_id !== queryId.value) return null;
  return (
    <ul class="commands" aria-label="Inline results">
      {answer.results?.map((result) => (
        <li key={result.id}>
          <button
            type="button"
            onClick={() => {
              draft.value = "";
              void chooseInline(answer.inline_query_id ?? "", result.id);
            }}
          >
            <b>{result.title ?? result.type}</b> <span class="aside">{result.description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Keyboard() {
  const rows = keyboardOf(messages.value.get(chatId.value ?? 0) ?? []);
  if (!rows.length) return null;
  return (
    <div class="keyboard">
      {rows.map((row) => (
        <div class="keys" key={row.map(({ text }) => text).join()}>
          {row.map((button) => (
            <button type="button" key={button.text} onClick={() => void type(button)}>
              {button.text}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
