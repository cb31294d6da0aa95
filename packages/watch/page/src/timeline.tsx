import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { clock, counted, type Line, plain } from "./words.ts";

const rowHeight = 26;
/** Rows that are drawn above and below what is seen. */
const beyond = 12;

const filters = {
  all: { name: "All", has: () => true },
  talk: { name: "Messages", has: (tone: string) => tone === "message" || tone === "turn" },
  work: {
    name: "Commands and changes",
    has: (tone: string) => tone === "command" || tone === "failure" || tone === "change" || tone === "turn",
  },
  trouble: { name: "Failures and warnings", has: (tone: string) => tone === "failure" || tone === "warning" },
  verdicts: {
    name: "Receipts and status",
    has: (tone: string) => tone === "receipt" || tone === "status" || tone === "end",
  },
} as const;
type FilterName = keyof typeof filters;

/** What happened, line by line: only the rows that are seen are drawn, so that ten thousand scroll. */
export function Timeline({
  lines,
  dropped,
  isLive,
}: {
  readonly lines: readonly Line[];
  readonly dropped: number;
  readonly isLive: boolean;
}) {
  const [filter, choose] = useState<FilterName>("all");
  const [isFollowing, follow] = useState(true);
  const [chosen, open] = useState<number | undefined>(undefined);
  const [view, look] = useState({ top: 0, height: 400 });
  const box = useRef<HTMLDivElement>(null);
  const shown = filter === "all" ? lines : lines.filter(([, , tone]) => filters[filter].has(tone));
  const chosenLine = chosen === undefined ? undefined : lines.find(([number]) => number === chosen);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => look({ top: element.scrollTop, height: element.clientHeight });
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (isFollowing && element !== null) element.scrollTop = element.scrollHeight;
  }, [shown.length, isFollowing, filter, view.height]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - beyond);
  const last = Math.min(shown.length, Math.ceil((view.top + view.height) / rowHeight) + beyond);
  const onScroll = (): void => {
    const element = box.current;
    if (element === null) return;
    look({ top: element.scrollTop, height: element.clientHeight });
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < rowHeight * 1.5;
    if (atEnd !== isFollowing) follow(atEnd);
  };
  const move = (by: number): void => {
    const at = shown.findIndex(([number]) => number === chosen);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at === -1 ? (by > 0 ? first : last - 1) : at + by))];
    if (next === undefined) return;
    open(next[0]);
    const top = shown.indexOf(next) * rowHeight;
    const element = box.current;
    if (element === null) return;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };

  return (
    <section class="card timeline-card" aria-labelledby="timeline-title">
      <div class="card-head">
        <h2 id="timeline-title">Timeline</h2>
        <label class="inline">
          <span class="hidden">Show</span>
          <select value={filter} onChange={(event) => choose(event.currentTarget.value as FilterName)}>
            {Object.entries(filters).map(([key, { name }]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span class="muted count">{counted(shown.length, "line")}</span>
        {isFollowing ? null : (
          <button type="button" class="small" onClick={() => follow(true)}>
            {isLive ? "Follow the end" : "To the end"}
          </button>
        )}
      </div>
      {dropped > 0 ? (
        <p class="note">{dropped.toLocaleString("en-US")} older lines are in the log, and not here.</p>
      ) : null}
      {shown.length === 0 ? (
        <p class="empty">{lines.length === 0 ? "Nothing has happened yet." : "No line of this kind."}</p>
      ) : null}
      <div
        class="rows"
        ref={box}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        tabIndex={0}
        role="listbox"
        aria-label="What happened, newest last"
        aria-activedescendant={chosen === undefined ? undefined : `line-${chosen}`}
      >
        <div role="presentation" style={{ height: `${shown.length * rowHeight}px`, position: "relative" }}>
          {shown.slice(first, last).map(([number, at, tone, text], index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus, and names its active row
            <div
              key={number}
              id={`line-${number}`}
              role="option"
              aria-selected={number === chosen}
              aria-setsize={shown.length}
              aria-posinset={first + index + 1}
              class={`row ${tone}${number === chosen ? " chosen" : ""}`}
              style={{ top: `${(first + index) * rowHeight}px` }}
              onClick={() => open(number === chosen ? undefined : number)}
            >
              <time>{clock(at)}</time>
              <span>{plain(text).replace(/\s+/g, " ").slice(0, 400)}</span>
            </div>
          ))}
        </div>
      </div>
      {chosenLine === undefined ? null : (
        <div class="detail">
          <div class="card-head">
            <h3>
              {chosenLine[2]} at {clock(chosenLine[1])}
            </h3>
            <button type="button" class="small" onClick={() => open(undefined)}>
              Close
            </button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre tabIndex={0}>{plain(chosenLine[3])}</pre>
        </div>
      )}
    </section>
  );
}
