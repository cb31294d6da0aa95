import { useEffect, useRef, useState } from "preact/hooks";
import { listChanges, readFile } from "./api.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";
import { type ChangedFile, type FileTexts, plain } from "./words.ts";

/** The files that differ from the start, and the diff of each: the view of it is loaded when it is asked for. */
export function Files({
  run,
  at,
}: {
  readonly run: string /** Changes whenever the list may have changed. */;
  readonly at: string;
}) {
  const [said, hear] = useState<{ readonly as_of: string; readonly files: readonly ChangedFile[] } | undefined>(
    undefined,
  );
  const files = said?.files;
  const [error, fail] = useState<unknown>(undefined);
  const [open, show] = useState<ChangedFile | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    listChanges(run).then(
      (answer) => {
        if (isGone) return;
        hear(answer);
        fail(undefined);
      },
      (problem) => {
        if (!isGone) fail(problem);
      },
    );
    return () => {
      isGone = true;
    };
  }, [run, at]);
  return (
    <section class="card" aria-labelledby="files-title">
      <h2 id="files-title">Changed files{files === undefined ? "" : ` (${files.length})`}</h2>
      {error === undefined ? null : <ErrorNote error={error} />}
      {said?.as_of === "receipt" ? <p class="note">As they were at the last receipt of this run.</p> : null}
      {files?.length === 0 ? <p class="empty">Nothing differs from the start.</p> : null}
      <ul class="files">
        {files?.slice(0, 300).map((file) => (
          <li key={file.path}>
            <button type="button" class="link" onClick={() => show(file)}>
              {plain(file.path)}
            </button>{" "}
            <span class="muted">{file.change}</span>
          </li>
        ))}
      </ul>
      {open === undefined ? null : <FileDialog run={run} file={open} onClose={() => show(undefined)} />}
    </section>
  );
}

function FileDialog({
  run,
  file,
  onClose,
}: {
  readonly run: string;
  readonly file: ChangedFile;
  readonly onClose: () => void;
}) {
  const [texts, see] = useState<FileTexts | undefined>(undefined);
  const [error, fail] = useState<unknown>(undefined);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    readFile(run, file.path).then(see, fail);
  }, [run, file.path]);
  useEffect(() => {
    const parent = place.current;
    if (texts === undefined || texts.left_out !== null || texts.patch !== null || parent === null) return;
    let leave: (() => void) | undefined;
    let isGone = false;
    import("./diff.ts").then(({ showDiff }) => {
      if (!isGone) leave = showDiff(parent, texts.before ?? "", texts.after ?? "");
    }, fail);
    return () => {
      isGone = true;
      leave?.();
    };
  }, [texts]);
  return (
    <Dialog title={plain(file.path)} onClose={onClose} wide>
      {error === undefined ? null : <ErrorNote error={error} />}
      {texts === undefined ? (
        error === undefined ? (
          <p class="empty">Reading both texts…</p>
        ) : null
      ) : texts.patch !== null ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre class="evidence" tabIndex={0}>
          {plain(texts.patch)}
        </pre>
      ) : texts.left_out === null ? (
        <div class="diff" ref={place} />
      ) : (
        <p class="note">It is not shown: {plain(texts.left_out)}</p>
      )}
    </Dialog>
  );
}
