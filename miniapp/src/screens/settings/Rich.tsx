/** HTML of the server's as elements of ours: those of its Markdown, and no others. */
import { type ComponentChild, type ComponentChildren, h } from "preact";
import { openLink, openTelegramLink } from "../../bridge";

const TAGS = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "br"];

export function Rich({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return <div class="rich">{[...body.childNodes].map(shown)}</div>;
}

function shown(node: Node): ComponentChild {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  const children = [...node.childNodes].map(shown);
  if (tag === "a") return <Outside href={node.getAttribute("href") ?? ""}>{children}</Outside>;
  return TAGS.includes(tag) ? h(tag, {}, children) : h("span", {}, children);
}

function Outside({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^(https|tg):\/\//.test(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!href.startsWith("https:")) return;
        event.preventDefault();
        if (new URL(href).hostname === "t.me") openTelegramLink(href);
        else openLink(href);
      }}
    >
      {children}
    </a>
  );
}
