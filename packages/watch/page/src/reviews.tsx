import { useEffect, useState } from "preact/hooks";
import { approve, showReview } from "./api.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";
import { plain, type Shown, type WatchedReview } from "./words.ts";

/** What a person has still to look at, and what they have approved. */
export function Reviews({
  run,
  reviews,
  onChange,
}: {
  readonly run: string;
  readonly reviews: readonly WatchedReview[];
  readonly onChange: () => void;
}) {
  const [open, show] = useState<WatchedReview | undefined>(undefined);
  if (reviews.length === 0) return null;
  return (
    <section class="card" aria-labelledby="reviews-title">
      <h2 id="reviews-title">For a person</h2>
      <ul class="reviews">
        {reviews.map((review) => (
          <li key={review.id}>
            <div>
              <strong>{plain(review.id)}</strong> <span class="muted">{review.kind}</span> {plain(review.text)}
            </div>
            {review.approved_by === null ? (
              <button type="button" onClick={() => show(review)}>
                Look at it
              </button>
            ) : (
              <span class="pill pass">approved by {plain(review.approved_by)}</span>
            )}
          </li>
        ))}
      </ul>
      {open === undefined ? null : (
        <ReviewDialog
          run={run}
          review={open}
          onClose={() => show(undefined)}
          onDone={() => {
            show(undefined);
            onChange();
          }}
        />
      )}
    </section>
  );
}

interface ReviewProps {
  readonly run: string;
  readonly review: WatchedReview;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ReviewDialog({ run, review, onClose, onDone }: ReviewProps) {
  const [shown, see] = useState<Shown | undefined>(undefined);
  const [error, fail] = useState<unknown>(undefined);
  const [isBusy, work] = useState(false);
  useEffect(() => {
    showReview(run, review.id).then(see, fail);
  }, [run, review.id]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (shown === undefined || !(event.currentTarget instanceof HTMLFormElement)) return;
    const given = new FormData(event.currentTarget);
    work(true);
    fail(undefined);
    approve(run, {
      review: review.id,
      sha256: shown.evidence?.sha256 ?? null,
      tree: shown.tree,
      note: String(given.get("note") ?? ""),
      code: String(given.get("code") ?? ""),
    })
      .then(onDone, fail)
      .finally(() => work(false));
  };
  return (
    <Dialog title={`${review.id}: ${plain(review.text)}`} onClose={onClose} wide>
      {error === undefined ? null : <ErrorNote error={error} />}
      {shown === undefined ? (
        error === undefined ? (
          <p class="empty">Reading the evidence…</p>
        ) : null
      ) : (
        <>
          {shown.evidence === null ? (
            <p>
              It is a claim: there is no evidence file. The approval is bound to the work as it stands: look at the
              changed files first.
            </p>
          ) : (
            <>
              <p class="muted">
                {plain(shown.evidence.path)}, {shown.evidence.bytes.toLocaleString("en-US")} bytes, sha256{" "}
                {shown.evidence.sha256.slice(0, 12)}
              </p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
              <pre class="evidence" tabIndex={0}>
                {plain(shown.evidence.text)}
              </pre>
            </>
          )}
          {shown.no_approvals === null ? (
            <form onSubmit={submit}>
              <p>
                The approval is bound to this evidence
                {shown.tree === null ? "" : ` and to the tree ${shown.tree.slice(0, 12)}`}: when either changes, it is
                void. It is a word at a terminal, which an agent without a sandbox could forge; the receipt says so. A
                signature cannot be forged: goalpost approve --sign KEY.
              </p>
              <label>
                Note (what you checked)
                <input name="note" autocomplete="off" maxLength={1000} />
              </label>
              <label>
                Code that the terminal of goalpost watch shows
                <input
                  name="code"
                  inputMode="numeric"
                  autocomplete="off"
                  required
                  pattern="[0-9 ]{6,7}"
                  maxLength={7}
                />
              </label>
              <button type="submit" class="primary start" disabled={isBusy}>
                Approve {plain(review.id)}
              </button>
            </form>
          ) : (
            <p class="note">It cannot be approved here: {shown.no_approvals}</p>
          )}
        </>
      )}
    </Dialog>
  );
}
