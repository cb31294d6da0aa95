import { plain, Told } from "./words.ts";

/** An error in the words of whoever gave it. */
export function ErrorNote({ error }: { readonly error: unknown }) {
  const what = error instanceof Error ? error.message : String(error);
  return (
    <div class="banner fail" role="alert">
      <strong>{plain(what)}</strong>
      {error instanceof Told ? <div>help: {plain(error.help)}</div> : null}
    </div>
  );
}
