import {
  type CheckHistory,
  clock,
  counted,
  figure,
  plain,
  type RunSummary,
  span,
  type TurnRow,
  tokens,
} from "./words.ts";

const signs = { pass: "✓", fail: "✕", "needs-person": "?", "cannot-run": "–" } as const;
const whens = { preflight: "before the work", claim: "when the client said complete", end: "at the end" } as const;
const signOf = (status: string): string => (status in signs ? signs[status as keyof typeof signs] : "–");

/** Every check, and how it came from red to green. */
export function Checks({ checks }: { readonly checks: readonly CheckHistory[] }) {
  return (
    <section class="card" aria-labelledby="checks-title">
      <h2 id="checks-title">Checks</h2>
      {checks.length === 0 ? (
        <p class="empty">
          No check was looked at yet: that happens before the work, and whenever the client says that it is done.
        </p>
      ) : (
        <ul class="checks">
          {checks.map(({ id, kind, title, points, turned_green_at }) => (
            <li key={id}>
              <div class="check-title">
                <strong>{plain(id)}</strong> <span class="muted">{plain(kind)}</span> <span>{plain(title)}</span>
              </div>
              <div class="cells">
                {points.slice(-24).map((point, index) => (
                  <span
                    key={`${point.at} ${index}`}
                    class={`cell ${point.status}`}
                    title={`${whens[point.when]}, ${clock(point.at)}: ${plain(point.what).slice(0, 300)}`}
                  >
                    <span aria-hidden="true">{signOf(point.status)}</span>
                    <span class="hidden">{`${whens[point.when]}: ${point.status}`}</span>
                  </span>
                ))}
                {turned_green_at === null ? null : (
                  <span class="muted small-text">green since {clock(turned_green_at)}</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One figure with its bound. */
function Meter({
  name,
  value,
  bound,
  say,
}: {
  readonly name: string;
  readonly value: number;
  readonly bound: number | undefined;
  readonly say: (value: number) => string;
}) {
  const part = bound === undefined ? undefined : Math.min(1, value / bound);
  return (
    <div class="meter">
      <div class="meter-words">
        <span class="muted">{name}</span>
        <span>
          {say(value)}
          {bound === undefined ? null : <span class="muted"> of {say(bound)}</span>}
        </span>
      </div>
      {part === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: no browser lets the looks of <meter> follow ours
        <div
          class="track"
          role="meter"
          aria-label={name}
          aria-valuenow={Math.round(part * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div class={`fill${part > 0.9 ? " near" : ""}`} style={{ width: `${part * 100}%` }} />
        </div>
      )}
    </div>
  );
}

const width = 320;
const height = 84;
const mostBars = 80;

/** What a run has used, against its bounds, and the rate of tokens per turn. */
export function Use({ summary, turns }: { readonly summary: RunSummary; readonly turns: readonly TurnRow[] }) {
  const { use, bounds } = summary;
  const used = turns.reduce((sum, row) => sum + row.tokens, 0);
  const per = Math.max(1, Math.ceil(turns.length / mostBars));
  const bars: { readonly value: number; readonly label: string }[] = [];
  for (let at = 0; at < turns.length; at += per) {
    const some = turns.slice(at, at + per);
    const value = Math.max(...some.map((row) => row.tokens));
    bars.push({
      value,
      label:
        per === 1
          ? `turn ${some[0]?.turn}: ${tokens(value)} tokens`
          : `turns ${some[0]?.turn} to ${some.at(-1)?.turn}: ${tokens(value)} tokens at most`,
    });
  }
  const most = Math.max(...bars.map(({ value }) => value));
  const step = width / Math.max(bars.length, 12);
  const words = `Tokens of each turn: ${counted(turns.length, "turn")}, ${tokens(used / turns.length)} on average, ${tokens(most)} at most`;
  return (
    <section class="card" aria-labelledby="use-title">
      <h2 id="use-title">Use</h2>
      <Meter name="turns" value={use.turns} bound={bounds.turns} say={figure} />
      <Meter name="tokens" value={use.tokens} bound={bounds.tokens} say={tokens} />
      {use.dollars === null && bounds.dollars === undefined ? null : (
        <Meter name="dollars" value={use.dollars ?? 0} bound={bounds.dollars} say={(value) => `$${value.toFixed(2)}`} />
      )}
      {used === 0 ? null : (
        <figure>
          <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
            <line class="grid" x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
            {bars.map(({ value, label }, index) => {
              const tall = Math.max(value > 0 ? 1 : 0, (value / most) * (height - 4));
              return (
                <rect
                  key={index}
                  class="bar"
                  x={index * step + step * 0.12}
                  width={step * 0.76}
                  y={height - tall}
                  height={tall}
                >
                  <title>{label}</title>
                </rect>
              );
            })}
          </svg>
          <figcaption>{words}</figcaption>
        </figure>
      )}
    </section>
  );
}

/** What the run is. */
export function Facts({ summary }: { readonly summary: RunSummary }) {
  const facts = [
    ["client", `${summary.client || summary.target} ${summary.client_version}`],
    ["model", summary.model],
    ["sandbox", summary.sandbox],
    ["began", summary.started_at === "" ? "" : new Date(summary.started_at).toLocaleString("en-GB")],
    ["took", span(summary.started_at, summary.ended_at ?? summary.updated_at)],
    ["taken up again", summary.counts.reactivations > 0 ? figure(summary.counts.reactivations) : ""],
    ["run", summary.run_id],
  ].filter(([, value]) => value?.trim() !== "");
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">Run</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{plain(value ?? "")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
