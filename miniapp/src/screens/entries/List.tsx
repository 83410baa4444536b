/** Everybody who is or was in, found by name or state. */
import { useEffect, useState } from "preact/hooks";
import { usePages } from "../../api";
import { common, n, t } from "../../texts";
import {
  Button,
  ExportButton,
  Row,
  List as Rows,
  Segments,
  Skeleton,
  State,
  TextField,
} from "../../ui";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { ENTRIES, type Entry, nameOf, standingOf } from "./entry";
import { One } from "./One";
import { texts } from "./texts";

type Shown = "all" | Entry["state"];

const PAGE = 50;
const TYPED_MS = 400; // after the last letter
const STATES: readonly Shown[] = ["all", "active", "withdrawn", "disqualified"];

interface ListProps {
  id: string;
  contest: Contest | undefined;
  mayEdit: boolean;
}

export function List({ id, contest, mayEdit }: ListProps) {
  const [written, write] = useState("");
  const [shown, show] = useState<Shown>("all");
  const [chosen, choose] = useState<Entry | undefined>(undefined);
  const search = useSettled(written.trim().replace(/^@/, ""));
  const query = {
    limit: PAGE,
    ...(search && { search }),
    ...(shown !== "all" && { state: shown }),
  };
  const entries = usePages(ENTRIES, { path: { contest_id: id }, query });
  const isFiltered = search !== "" || shown !== "all";
  // It stays while the list behind it is read anew, with what was written.
  const entry = entries.data?.find((each) => each.id === chosen?.id) ?? chosen;
  return (
    <>
      <div class="search">
        <TextField
          label={t(texts.search)}
          type="search"
          inputMode="search"
          maxLength={64}
          value={written}
          onChange={write}
        />
      </div>
      <Segments
        label={t(texts.state)}
        choices={STATES.map((value) => ({ value, label: t(texts[value]) }))}
        value={shown}
        onChange={show}
      />
      <State
        of={entries}
        skeleton={<Skeleton rows={6} />}
        problems={problems}
        isEmpty={({ length }) => length === 0}
        empty={{
          icon: "friends",
          title: t(isFiltered ? texts.notFound : texts.none),
          text: t(isFiltered ? texts.notFoundText : texts.noneText),
        }}
      >
        {(items) => (
          <>
            <Rows>
              {items.map((each) => (
                <Row
                  key={each.id}
                  label={nameOf(each)}
                  note={each.state === "active" && each.is_qualified ? undefined : standingOf(each)}
                  value={each.state === "active" ? n(texts.tickets, each.tickets) : undefined}
                  onPress={() => choose(each)}
                />
              ))}
            </Rows>
            {entries.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={entries.isLoadingMore} onPress={entries.more}>
                  {t(common.more)}
                </Button>
              </div>
            )}
            <ExportButton
              path={ENTRIES}
              options={{ path: { contest_id: id }, query }}
              name="entries.csv"
              label={t(texts.export)}
            />
          </>
        )}
      </State>
      {entry && (
        <One
          key={entry.id}
          id={id}
          entry={entry}
          contest={contest}
          mayEdit={mayEdit}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  );
}

/** What was typed, once nothing more is. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), TYPED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
