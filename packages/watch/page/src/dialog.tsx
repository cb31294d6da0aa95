import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Something that is looked at for itself: the keyboard stays in it, and Escape closes it. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={wide ? "wide" : ""} aria-labelledby="dialog-title" onClose={onClose} onCancel={onClose}>
      <div class="card-head">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="small" onClick={onClose}>
          Close
        </button>
      </div>
      {children}
    </dialog>
  );
}
