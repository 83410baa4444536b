/** Codes, one a line: typed, pasted, or from a file. */
import { useId } from "preact/hooks";
import { t } from "../../texts";
import { TextArea } from "../../ui";
import { tasks as texts } from "./taskTexts";

interface CodesFieldProps {
  label: string;
  csv: string;
  onChange: (csv: string) => void;
  hint: string;
  error?: string | undefined;
}

export function CodesField({ label, csv, onChange, hint, error }: CodesFieldProps) {
  const id = useId();
  return (
    <>
      <TextArea label={label} hint={hint} rows={4} value={csv} error={error} onChange={onChange} />
      <div class="field">
        <label for={id}>{t(texts.codesFile)}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={async ({ currentTarget }) => {
            const text = await currentTarget.files?.[0]?.text();
            if (text) onChange(text.replace(/^\uFEFF/, ""));
          }}
        />
      </div>
    </>
  );
}
