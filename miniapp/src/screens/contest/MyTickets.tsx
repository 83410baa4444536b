import { format, n, t } from "../../texts";
import { copy, Empty, List, Page, Row, Skeleton, Wrong } from "../../ui";
import type { SectionProps } from ".";
import { useMine } from "./reads";
import { problems, texts } from "./texts";

/** How many, and the line by which somebody finds themselves in the list of the draw. */
export function MyTickets({ contest }: SectionProps) {
  const { entry, isIn, isKnown, problem, retry } = useMine(contest.id);
  return (
    <Page title={t(texts.myTickets)}>
      {entry && isIn ? (
        <>
          <List footer={t(texts.ticketsMax(n(texts.tickets, entry.tickets_max)))}>
            <Row icon="ticket" label={t(texts.myTickets)} value={format.number(entry.tickets)} />
            {entry.rank !== undefined && (
              <Row
                icon="chart"
                label={t(
                  entry.is_rank_exact === false
                    ? texts.rankAbout(format.number(entry.rank))
                    : texts.rank(format.number(entry.rank)),
                )}
              />
            )}
          </List>
          <p class="footnote">{t(texts.moreTickets)}</p>
          <List header={t(texts.line)} footer={t(texts.lineNote)}>
            <Row label={<code class="contest-line">{entry.commitment}</code>} />
            <Row
              icon="copy"
              label={t(texts.copyLine)}
              onPress={() => void copy(entry.commitment)}
            />
          </List>
        </>
      ) : isKnown ? (
        <Empty icon="ticket" title={t(texts.notIn)} />
      ) : problem ? (
        <Wrong problem={problem} onRetry={retry} problems={problems} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  );
}
