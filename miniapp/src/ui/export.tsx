/** Lists as files. An address with a token in it could be passed on, so the app asks for them
 * itself: to be saved where the client lets a page do that, and to be copied everywhere. */
import { useState } from "preact/hooks";
import { type CsvFile, csv, type Options, type PathOf, Problem } from "../api";
import { isInTelegram, launch } from "../bridge";
import { common, n, t } from "../texts";
import { Button } from "./controls";
import { copy, Sheet } from "./overlays";
import { ProblemNote } from "./states";

const SHOWN_MAX = 4_000; // characters; the copy has all

interface ExportProps<P extends PathOf<"get">> {
  path: P;
  options: Options<"get", P>;
  /** Of the file. */
  name: string;
  label: string;
}

export function ExportButton<P extends PathOf<"get">>(props: ExportProps<P>) {
  const { path, options, name, label } = props;
  const [file, show] = useState<CsvFile | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const ask = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      show(await csv(path, options));
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem("no-answer"));
    }
    setBusy(false);
  };
  return (
    <>
      <div class="buttons">
        <Button kind="tinted" icon="download" isBusy={isBusy} onPress={() => void ask()}>
          {label}
        </Button>
      </div>
      <ProblemNote of={{ problem }} />
      {file && <Exported file={file} name={name} onClose={() => show(undefined)} />}
    </>
  );
}

interface ExportedProps {
  file: CsvFile;
  name: string;
  onClose: () => void;
}

function Exported({ file: { text, rows, isCut }, name, onClose }: ExportedProps) {
  const shared = new File([text], name, { type: "text/csv" });
  const isShareable = navigator.canShare?.({ files: [shared] }) === true;
  return (
    <Sheet title={name} isOpen onClose={onClose}>
      <p>{n(common.rows, rows)}</p>
      {isCut && <p class="footnote">{t(common.exportCut)}</p>}
      <textarea
        class="export"
        readOnly
        rows={6}
        aria-label={name}
        value={text.slice(0, SHOWN_MAX)}
      />
      <div class="buttons">
        {mayDownload() && (
          <Button icon="download" onPress={() => save(shared)}>
            {t(common.saveFile)}
          </Button>
        )}
        {isShareable && !mayDownload() && (
          <Button icon="share" onPress={() => void share(shared)}>
            {t(common.shareFile)}
          </Button>
        )}
        <Button kind="tinted" icon="copy" onPress={() => void copy(text)}>
          {t(common.copyText)}
        </Button>
      </div>
    </Sheet>
  );
}

/** Phones' web views and the frames of Telegram's web clients do not let a page save a file. */
function mayDownload(): boolean {
  return !isInTelegram || ["tdesktop", "macos"].includes(launch.platform);
}

function save(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function share(file: File): Promise<void> {
  await navigator.share({ files: [file] }).catch(() => undefined); // they have thought better of it
}
