import { press } from "../deeds";
import { memo } from "../memo";
import { personId } from "../store";
import { type Button, type Message, nameOf } from "../telegram";
import { FormattedText } from "./FormattedText";

const TIME = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hour12: false });

/** Shown anew only when the message is another: a chat may have thousands. */
export const MessageView = memo(({ message }: { message: Message }) => {
  const isOwn = message.from?.id === personId.value;
  return (
    <article class={`message ${isOwn ? "own" : ""}`} data-id={message.message_id}>
      <div class="bubble">
        {!isOwn && message.chat.type !== "private" && <b class="sender">{senderOf(message)}</b>}
        {message.via_bot && <p class="aside">via @{message.via_bot.username}</p>}
        <Attachments message={message} />
        <FormattedText
          text={message.text ?? message.caption ?? ""}
          entities={message.entities ?? message.caption_entities ?? []}
        />
        <footer class="aside">
          {message.edit_date && "edited "}
          <time dateTime={new Date(message.date * 1000).toISOString()}>
            {TIME.format(message.date * 1000)}
          </time>
        </footer>
      </div>
      <InlineKeyboard message={message} />
    </article>
  );
});

function senderOf(message: Message): string {
  return message.from ? nameOf(message.from) : (message.sender_chat?.title ?? "");
}

function Attachments({ message }: { message: Message }) {
  const { photo, document, contact, web_app_data: data, write_access_allowed: access } = message;
  const picture = photo?.at(-1);
  return (
    <>
      {picture && (
        <img
          class="picture"
          src={fileUrl(picture.file_id)}
          width={picture.width}
          height={picture.height}
          alt={message.caption ?? "Picture"}
        />
      )}
      {document && (
        <a
          class="document"
          href={fileUrl(document.file_id)}
          download={document.file_name ?? "file"}
        >
          📄 {document.file_name ?? "Document"}
          {document.file_size !== undefined && (
            <span class="aside"> {document.file_size} bytes</span>
          )}
        </a>
      )}
      {contact && (
        <p>
          ☎ {contact.first_name}, {contact.phone_number}
        </p>
      )}
      {data && <p class="aside">Data of “{data.button_text}” sent to the bot</p>}
      {access && <p class="aside">The bot may write to you now</p>}
    </>
  );
}

function fileUrl(fileId: string): string {
  const isAddress = /^https?:/.test(fileId);
  return isAddress ? fileId : `/_emulator/files/${encodeURIComponent(fileId)}`;
}

function InlineKeyboard({ message }: { message: Message }) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return (
    <div class="keyboard">
      {rows.map((row, index) => (
        <div class="keys" key={index}>
          {row.map((button) => (
            <button type="button" key={button.text} onClick={() => void press(button, message)}>
              {button.text}
              <span class="aside" aria-hidden="true">
                {mark(button)}
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function mark(button: Button): string {
  if (button.web_app) return " ▣";
  return button.url ? " ↗" : "";
}
