/** A message's text with its entities. Text is text: nothing in it is read as HTML. */
import type { ComponentChildren } from "preact";
import { openLink, write } from "../deeds";
import { pieces } from "../entities";
import type { Entity } from "../telegram";

const TAGS: Readonly<Record<string, "b" | "i" | "u" | "s" | "code" | "pre" | "blockquote">> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,!?)])/;

export function FormattedText({ text, entities }: { text: string; entities: readonly Entity[] }) {
  return (
    <div class="text" dir="auto">
      {pieces(text, entities).map((piece) => (
        <span key={piece.offset}>
          {piece.entities.reduceRight<ComponentChildren>(
            (inner, entity) => wrapped(entity, inner, text),
            piece.entities.length ? piece.text : linked(piece.text),
          )}
        </span>
      ))}
    </div>
  );
}

function wrapped(entity: Entity, inner: ComponentChildren, text: string): ComponentChildren {
  const own = text.slice(entity.offset, entity.offset + entity.length);
  switch (entity.type) {
    case "text_link":
      return <Anchor url={entity.url ?? ""}>{inner}</Anchor>;
    case "url":
      return <Anchor url={/^[a-z]+:/i.test(own) ? own : `https://${own}`}>{inner}</Anchor>;
    case "mention":
      return <Anchor url={`https://t.me/${own.slice(1)}`}>{inner}</Anchor>;
    case "bot_command":
      return (
        <button type="button" class="link" onClick={() => void write(own)}>
          {inner}
        </button>
      );
    case "spoiler":
      return <Spoiler>{inner}</Spoiler>;
  }
  const Tag = TAGS[entity.type];
  return Tag ? <Tag>{inner}</Tag> : inner;
}

/** Clients find addresses themselves. */
function linked(text: string): ComponentChildren {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 ? (
      <Anchor key={part} url={part}>
        {part}
      </Anchor>
    ) : (
      part
    ),
  );
}

function Anchor({ url, children }: { url: string; children: ComponentChildren }) {
  return (
    <button type="button" class="link" title={url} onClick={() => openLink(url)}>
      {children}
    </button>
  );
}

function Spoiler({ children }: { children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="spoiler"
      title="Spoiler"
      onClick={(event) => event.currentTarget.classList.add("shown")}
    >
      {children}
    </button>
  );
}
