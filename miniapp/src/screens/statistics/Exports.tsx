import { t } from "../../texts";
import { ExportButton } from "../../ui";
import { texts } from "./texts";

export function Exports({ id }: { id: string }) {
  const options = { path: { contest_id: id } };
  return (
    <>
      <p class="subtitle exports-text">{t(texts.exportsText)}</p>
      <ExportButton
        path="/v1/contests/{contest_id}/entries"
        options={options}
        name={`entries-${id}.csv`}
        label={t(texts.entriesFile)}
      />
      <ExportButton
        path="/v1/contests/{contest_id}/winners"
        options={options}
        name={`winners-${id}.csv`}
        label={t(texts.winnersFile)}
      />
    </>
  );
}
