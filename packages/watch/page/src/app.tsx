import { useCallback, useEffect, useState } from "preact/hooks";
import { listRuns, order } from "./api.ts";
import { Checks, Facts, Use } from "./cards.tsx";
import { Dialog } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";
import { Files } from "./files.tsx";
import { byThen, Replay, type Replaying } from "./replay.tsx";
import { Reviews } from "./reviews.tsx";
import { Timeline } from "./timeline.tsx";
import { type RunSeen, useRun } from "./use-run.ts";
import { clock, plain, type RunCard, type RunList, type RunPhase, type RunSummary } from "./words.ts";

/** How often the list of runs is asked for, in milliseconds. */
const listMs = 3000;

const chosenInAddress = (): string | undefined => decodeURIComponent(location.hash.slice(1)) || undefined;

export function App() {
  const [list, see] = useState<RunList | undefined>(undefined);
  const [error, fail] = useState<unknown>(undefined);
  const [chosen, choose] = useState(chosenInAddress);
  useEffect(() => {
    const look = (): void =>
      void listRuns().then((said) => {
        see(said);
        fail(undefined);
      }, fail);
    look();
    const timer = setInterval(look, listMs);
    const onHash = (): void => choose(chosenInAddress());
    addEventListener("hashchange", onHash);
    return () => {
      clearInterval(timer);
      removeEventListener("hashchange", onHash);
    };
  }, []);
  const id = chosen ?? list?.runs[0]?.id;
  const run = useRun(id);
  useEffect(() => {
    const { contract_id: contract } = run?.told?.summary ?? {};
    document.title =
      contract === undefined ? "goalpost watch" : `${plain(contract)}: ${wordOf(run?.told?.phase, run?.told?.summary)}`;
  }, [run]);
  return (
    <div class="page">
      <a class="skip" href="#main">
        Skip to the run
      </a>
      <nav aria-label="Runs of this project">
        <p class="brand">goalpost watch</p>
        <p class="muted project">{plain(list?.project ?? "")}</p>
        <RunNav runs={list?.runs ?? []} chosen={id} />
      </nav>
      <main id="main" tabIndex={-1}>
        {error === undefined ? null : <ErrorNote error={error} />}
        {run === undefined ? <NoRun list={list} id={id} /> : <Run key={run.id} run={run} />}
      </main>
    </div>
  );
}

function NoRun({ list, id }: { readonly list: RunList | undefined; readonly id: string | undefined }) {
  if (list === undefined || id !== undefined) return <p class="empty">Reading…</p>;
  return (
    <div class="nothing">
      <h1>No run yet</h1>
      <p>
        Nothing was started in this folder. Start a run in another terminal, and it appears here:{" "}
        <code>goalpost run CONTRACT</code>
      </p>
    </div>
  );
}

function RunNav({ runs, chosen }: { readonly runs: readonly RunCard[]; readonly chosen: string | undefined }) {
  return (
    <ul class="runs">
      {runs.slice(0, 200).map(({ id, contract, updated_at, phase }) => (
        <li key={id}>
          <a href={`#${encodeURIComponent(id)}`} aria-current={id === chosen ? "page" : undefined}>
            <span class={`dot ${phase}`} aria-hidden="true" />
            <span class="run-name">{plain(contract)}</span>
            <span class="muted small-text">
              {phase},{" "}
              {new Date(updated_at).toLocaleString("en-GB", {
                day: "numeric",
                month: "short",
                hour: "2-digit",
                minute: "2-digit",
              })}
              , {id.slice(0, 8)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How a run stands, in one word or two. */
function wordOf(phase: RunPhase | undefined, summary: RunSummary | undefined): string {
  if (phase === "lost") return "lost its process";
  if (phase === "paused" || summary?.paused === true) return "paused";
  if (phase === "ended") return summary?.verdict ?? summary?.reason ?? "ended";
  if (summary?.waiting_until != null) return "waiting";
  return phase ?? "reading";
}

const toneOf = (word: string): string =>
  word === "done"
    ? "pass"
    : word === "not done" || word === "lost its process" || word === "stuck"
      ? "fail"
      : word === "needs person" || word === "paused" || word === "waiting" || word === "open"
        ? "person"
        : word === "running"
          ? "live"
          : "";

function Run({ run }: { readonly run: RunSeen }) {
  const { told, lines, turns } = run;
  const [replay, play] = useState<Replaying | undefined>(undefined);
  const [error, fail] = useState<unknown>(undefined);
  const [looked, lookAgain] = useState(0);
  const onReplay = useCallback((next: Replaying | undefined) => play(next), []);
  if (told === undefined) return <p class="empty">{run.fault === undefined ? "Reading the log…" : `${run.fault}.`}</p>;
  const { summary, checks, phase, reviews = [] } = told;
  const word = wordOf(phase, summary);
  const now = replay === undefined ? "9999" : (lines[replay.count - 1]?.[1] ?? "");
  const shownTurns = replay === undefined ? turns : byThen(turns, now);
  const shownChecks =
    replay === undefined
      ? checks
      : checks.map((check) => ({
          ...check,
          points: check.points.filter(({ at }) => at <= now),
          turned_green_at:
            check.turned_green_at !== null && check.turned_green_at <= now ? check.turned_green_at : null,
        }));
  const shownSummary =
    replay === undefined
      ? summary
      : {
          ...summary,
          use: {
            ...summary.use,
            turns: shownTurns.length,
            tokens: shownTurns.reduce((sum, row) => sum + row.tokens, 0),
            dollars: summary.use.dollars === null ? null : shownTurns.reduce((sum, row) => sum + (row.dollars ?? 0), 0),
          },
        };
  const isOver = phase === "ended" || phase === "lost";
  return (
    <>
      <header>
        <div>
          <h1>{plain(summary.contract_id)}</h1>
          <p role="status">
            <span class={`pill ${toneOf(word)}`}>{word}</span> <span class="muted">{standing(summary, phase)}</span>
          </p>
        </div>
        {isOver ? null : <Controls id={run.id} isPaused={phase === "paused"} onError={fail} />}
      </header>
      {error === undefined ? null : <ErrorNote error={error} />}
      <Banners run={run} />
      {isOver ? <Replay lines={lines} replay={replay} onChange={onReplay} /> : null}
      <div class="columns">
        <Timeline
          lines={replay === undefined ? lines : lines.slice(0, replay.count)}
          dropped={told.dropped}
          isLive={!isOver}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that takes the keys */}
        <section class="side" aria-label="Reviews, checks and figures" tabIndex={0}>
          <Reviews run={run.id} reviews={reviews} onChange={() => lookAgain(looked + 1)} />
          <Checks checks={shownChecks} />
          <Use summary={shownSummary} turns={shownTurns} />
          {told.is_caught_up ? (
            <Files run={run.id} at={`${summary.use.turns} ${phase} ${summary.counts.receipts} ${looked}`} />
          ) : null}
          <Facts summary={summary} />
        </section>
      </div>
    </>
  );
}

function standing(summary: RunSummary, phase: RunPhase | undefined): string {
  if (phase === "ended") return `ended: ${plain(summary.reason ?? "did not begin")}; goal ${plain(summary.goal)}`;
  if (phase === "lost") return `go on with it: goalpost run ${plain(summary.contract_id)} --resume`;
  return `turn ${summary.use.turns}; goal ${plain(summary.goal)}`;
}

/** What a person should know before they read on. */
function Banners({ run }: { readonly run: RunSeen }) {
  const { told, fault } = run;
  if (told === undefined) return null;
  const { summary, reviews = [], damaged, phase } = told;
  const waiting = reviews.filter(({ approved_by }) => approved_by === null).length;
  return (
    <>
      {fault === undefined ? null : (
        <div class="banner fail" role="alert">
          <strong>{fault}.</strong> It is tried again; what you see may be old.
        </div>
      )}
      {summary.reason === "stuck" ? (
        <div class="banner fail">
          <strong>Stuck.</strong> {plain(summary.why)}
        </div>
      ) : summary.why !== "" && summary.reason !== "complete" ? (
        <div class="banner person">{plain(summary.why)}</div>
      ) : summary.stuck !== null && phase !== "ended" ? (
        <div class="banner person">
          It seemed to get nowhere: {plain(summary.stuck.kind)} since turn {summary.stuck.since_turn ?? "?"}. The agent
          was told.
        </div>
      ) : null}
      {summary.waiting_until === null ? null : (
        <div class="banner person">
          The account's limit is reached. It waits until {clock(summary.waiting_until)}, and goes on by itself.
        </div>
      )}
      {waiting > 0 && phase === "ended" && summary.verdict === "needs person" ? (
        <div class="banner person">
          <strong>It needs a person.</strong> Every check holds; {waiting} {waiting === 1 ? "thing is" : "things are"}{" "}
          left for you to look at.
        </div>
      ) : null}
      {summary.second?.veto === true ? (
        <div class="banner person">
          <strong>The second key asks a person to look.</strong> {plain(summary.second.says)}
        </div>
      ) : null}
      {waiting === 0 && phase === "ended" && summary.verdict === "needs person" && summary.second?.veto !== true ? (
        <div class="banner pass">
          Everything is approved. Make the receipt anew: <code>goalpost verify {plain(summary.contract_id)}</code>
        </div>
      ) : null}
      {damaged + summary.counts.lost > 0 ? (
        <div class="banner person">
          Damaged lines of the log: {damaged}. Records lost to a full disk: {summary.counts.lost}.
        </div>
      ) : null}
    </>
  );
}

function Controls({
  id,
  isPaused,
  onError,
}: {
  readonly id: string;
  readonly isPaused: boolean;
  readonly onError: (error: unknown) => void;
}) {
  const [asked, ask] = useState<"pause" | "resume" | "stop" | undefined>(undefined);
  const [isSure, confirm] = useState(false);
  // what was asked for has come
  useEffect(() => ask(undefined), [isPaused]);
  const give = (what: "pause" | "resume" | "stop"): void => {
    onError(undefined);
    ask(what);
    confirm(false);
    order(id, what).catch((error: unknown) => {
      ask(undefined);
      onError(error);
    });
  };
  return (
    <div class="controls">
      <button type="button" disabled={asked !== undefined} onClick={() => give(isPaused ? "resume" : "pause")}>
        {asked === "pause" ? "Pausing…" : asked === "resume" ? "Going on…" : isPaused ? "Resume" : "Pause"}
      </button>
      <button type="button" class="danger" disabled={asked !== undefined} onClick={() => confirm(true)}>
        {asked === "stop" ? "Stopping…" : "Stop"}
      </button>
      {isSure ? (
        <Dialog title="Stop this run?" onClose={() => confirm(false)}>
          <p>
            The turn is interrupted, and every process of it ends. The goal stays as it is, and can be taken up again.
          </p>
          <div class="controls">
            <button type="button" class="danger" onClick={() => give("stop")}>
              Stop it
            </button>
            <button type="button" onClick={() => confirm(false)}>
              Let it run
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
