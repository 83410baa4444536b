import { t } from "../../texts";
import { copy, Row } from "../../ui";
import { texts } from "./texts";

/** The hash of the list's header, to be compared with the one in the channel. */
export function HashRow({ hash }: { hash: string }) {
  return (
    <Row
      icon="copy"
      label={t(texts.hash)}
      note={<code class="hash">{hash}</code>}
      onPress={() => copy(hash)}
    />
  );
}
