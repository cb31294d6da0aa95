import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { plain } from "./words.ts";

/** Shows what changed between two texts; gives what takes it away. */
export function showDiff(parent: HTMLElement, before: string, after: string): () => void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: plain(after),
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({
          "aria-label": "The file, with what was removed and added",
          "aria-readonly": "true",
        }),
        EditorView.lineWrapping,
        lineNumbers(),
        unifiedMergeView({
          original: plain(before),
          mergeControls: false,
          gutter: true,
          highlightChanges: true,
          collapseUnchanged: { margin: 3, minSize: 8 },
        }),
      ],
    }),
  });
  return () => view.destroy();
}
