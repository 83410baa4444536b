/** A text that somebody has written, as elements: no HTML of theirs is ever read. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { isInTelegram, openLink, openTelegramLink } from "../bridge";
import { type Block, type Inline, parse } from "./markdown";
import "./markdown.css";

export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parse(text), [text]);
  return <div class="markdown">{blocks.map(drawn)}</div>;
}

function drawn(block: Block, index: number): ComponentChildren {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? (
        <h2 key={index}>{words(block.of)}</h2>
      ) : (
        <h3 key={index}>{words(block.of)}</h3>
      );
    case "list": {
      const items = block.items.map((item, number) => <li key={number}>{words(item)}</li>);
      return block.isNumbered ? (
        <ol key={index} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={index}>{items}</ul>
      );
    }
    case "quote":
      return <blockquote key={index}>{block.of.map(drawn)}</blockquote>;
    case "code":
      return <pre key={index}>{block.text}</pre>;
    case "paragraph":
      return <p key={index}>{words(block.of)}</p>;
  }
}

function words(parts: Inline[]): ComponentChildren {
  return parts.map((part, index) => {
    if (typeof part === "string") return part;
    if (part.kind === "code") return <code key={index}>{part.text}</code>;
    if (part.kind === "link") return <Outward key={index} to={part.to} of={part.of} />;
    if (part.kind === "em") return <em key={index}>{words(part.of)}</em>;
    return <strong key={index}>{words(part.of)}</strong>;
  });
}

function Outward({ to, of }: { to: string; of: Inline[] }) {
  return (
    <a
      href={to}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!isInTelegram || !to.startsWith("https://")) return;
        event.preventDefault();
        if (to.startsWith("https://t.me/")) openTelegramLink(to);
        else openLink(to);
      }}
    >
      {words(of)}
    </a>
  );
}
