/** The style of the report: readable in light and in dark, and on paper. */
export const reportStyle = `
:root { --bg: #fbfaf8; --card: #fff; --ink: #1d1f23; --muted: #5d636d; --line: #e2dfd9; --accent: #2f5fd0; --pass: #1a7f45; --fail: #b3261e; --person: #8a5a00; --add: #e4f5e9; --del: #fce8e6; --code: #f4f2ee; }
@media (prefers-color-scheme: dark) { :root { --bg: #15171a; --card: #1d2024; --ink: #e7e6e3; --muted: #a3a8b1; --line: #33373d; --accent: #86a8ff; --pass: #5cc98a; --fail: #ff8b82; --person: #f0b95a; --add: #16351f; --del: #43201d; --code: #25292e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 20px; }
header { margin-bottom: 28px; }
h1 { margin: 0 0 8px; font-size: 30px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 0 0 12px; font-size: 17px; }
p { margin: 0 0 8px; }
.eyebrow { color: var(--muted); font-size: 12px; letter-spacing: .06em; text-transform: uppercase; }
.muted { color: var(--muted); }
.warn { color: var(--person); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; margin-bottom: 16px; overflow-x: auto; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 10px 20px; margin: 18px 0 0; }
dt { color: var(--muted); font-size: 12px; }
dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 9px; font-size: 13px; font-weight: 600; white-space: nowrap; }
.badge.pass { color: var(--pass); } .badge.fail { color: var(--fail); } .badge.person { color: var(--person); } .badge.other { color: var(--muted); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--muted); font-size: 12px; font-weight: 500; }
.figures td, .figures tbody th { font-variant-numeric: tabular-nums; }
.cells { white-space: normal; }
.cell { display: inline-flex; width: 20px; height: 20px; margin: 0 3px 3px 0; align-items: center; justify-content: center; border-radius: 4px; font-size: 12px; font-weight: 700; border: 1px solid currentColor; }
.cell.pass { color: var(--pass); } .cell.fail { color: var(--fail); } .cell.person { color: var(--person); } .cell.other { color: var(--muted); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.plots { display: grid; gap: 18px; }
figure { margin: 0; } figcaption { color: var(--muted); font-size: 13px; margin-bottom: 4px; }
svg { width: 100%; height: auto; font: 11px system-ui, sans-serif; }
svg text { fill: var(--muted); } .grid { stroke: var(--line); } .bar { fill: var(--accent); } .line { fill: none; stroke: var(--accent); stroke-width: 2; }
.bound { stroke: var(--fail); stroke-dasharray: 5 4; } svg .bound-label { fill: var(--fail); }
pre { background: var(--code); border-radius: 8px; padding: 12px; overflow-x: auto; font: 12.5px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 560px; }
code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
.diff span { display: block; } .added { background: var(--add); } .removed { background: var(--del); } .hunk { color: var(--muted); }
details { border-top: 1px solid var(--line); padding: 8px 0; } details:first-of-type { border-top: 0; } summary { cursor: pointer; }
.timeline { list-style: none; margin: 0; padding: 0; font-size: 13.5px; }
.timeline li { display: grid; grid-template-columns: 76px 1fr; gap: 8px; padding: 2px 0; overflow-wrap: anywhere; }
.timeline time { color: var(--muted); font-variant-numeric: tabular-nums; }
.timeline .turn { font-weight: 700; margin-top: 10px; } .timeline .failure { color: var(--fail); } .timeline .warning { color: var(--person); } .timeline .receipt, .timeline .end { font-weight: 600; } .timeline .command span { font-family: ui-monospace, monospace; font-size: 12.5px; }
footer { max-width: 960px; margin: 0 auto; padding: 0 20px 40px; color: var(--muted); font-size: 13px; }
@media print { pre { max-height: none; } section { break-inside: avoid-page; } }
`;
