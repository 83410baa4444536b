import { me, type Schema, usePages } from "../../api";
import { common, format, type Text, t } from "../../texts";
import { Badge, Button, List, Row, State } from "../../ui";
import { changedFields } from "./changes";
import { problems, texts } from "./texts";

type Version = Schema<"ContestVersion">;

const ID_SHOWN = 6; // characters of an id by which colleagues are told apart

const words = texts as unknown as Readonly<Record<string, Text | undefined>>;

export function Audit({ id }: { id: string }) {
  const path = { contest_id: id };
  const versions = usePages("/v1/contests/{contest_id}/versions", { path, query: { limit: 10 } });
  const changes = usePages("/v1/contests/{contest_id}/changes", { path, query: { limit: 100 } });
  const seen = new Set(changes.data?.map(({ version }) => version));
  return (
    <>
      <p class="subtitle exports-text">{t(texts.auditText)}</p>
      <State of={versions} problems={problems}>
        {(items) => (
          <List>
            {items.map((each, index) => (
              <Change
                key={each.version}
                version={each}
                before={items[index + 1]}
                isPublic={seen.has(each.version)}
              />
            ))}
          </List>
        )}
      </State>
      {versions.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={versions.isLoadingMore} onPress={versions.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </>
  );
}

interface ChangeProps {
  version: Version;
  before: Version | undefined;
  isPublic: boolean;
}

function Change({ version, before, isPublic }: ChangeProps) {
  const { action, reason, changed_at, changed_by } = version;
  const fields = before ? changedFields(before.document, version.document) : [];
  const what = fields
    .map((name) => wordOf(`field.${name}`))
    .filter(Boolean)
    .join(", ");
  return (
    <Row
      label={wordOf(action) ?? action}
      note={
        <>
          {what && <span class="audit-line">{t(texts.changed(what))}</span>}
          {reason && <span class="audit-line">{t(texts.because(reason))}</span>}
          <span class="audit-line">
            {who(changed_by)} · {format.dateTime(changed_at)}
          </span>
        </>
      }
      value={
        isPublic ? (
          <Badge>{t(texts.isPublic)}</Badge>
        ) : (
          t(texts.version(format.number(version.version)))
        )
      }
    />
  );
}

/** Actions and fields of another version of the server may have no word here. */
function wordOf(name: string): string | undefined {
  const found = words[name];
  return found && t(found);
}

function who(id: string | null): string {
  if (id === null) return t(texts.clock);
  return id === me.value?.id ? t(texts.you) : t(texts.colleague(id.slice(0, ID_SHOWN)));
}
