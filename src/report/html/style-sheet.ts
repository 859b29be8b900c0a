/** The style of a report: light and dark, narrow and wide, paper, and forced colours. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1d2126; --soft-text: #545c66; --line: #d8dde3; --panel: #f4f6f8;
  --accent: #2b5c9e; --range: #a9c4e6; --pass: #1a6b3c; --warn: #7d4e00; --fail: #ab2318; --unchecked: #5a3d91;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --text: #e7eaee; --soft-text: #a8b1bc; --line: #383f48; --panel: #1e2329;
    --accent: #8fbaf2; --range: #35557d; --pass: #7ed6a0; --warn: #f0c264; --fail: #ff9389; --unchecked: #c3aaf5;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 50rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: clamp(1.35rem, 1.1rem + 1.4vw, 2rem); line-height: 1.25; margin: .5rem 0 1.25rem; text-wrap: pretty; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.75rem 0 .5rem; }
p, ul { margin: .75rem 0; max-width: 42rem; }
ul { padding-left: 1.25rem; }
li { margin: .3rem 0; }
.kind { margin: 0; color: var(--soft-text); }
.sentence { font-size: 1.1rem; }
.campaign { border-top: 1px solid var(--line); margin-top: 2.5rem; }
.campaign > h2 { font-size: 1.5rem; margin-top: 1.5rem; }
.chip {
  display: inline-flex; align-items: center; gap: .35rem; margin-right: .35rem; padding: .05rem .6rem; border: 1.5px solid;
  border-radius: 1rem; font-size: .8125rem; font-weight: 700; line-height: 1.5; letter-spacing: .03em; white-space: nowrap;
}
.chip path { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.chip.pass { color: var(--pass); } .chip.warn { color: var(--warn); }
.chip.fail { color: var(--fail); } .chip.unchecked { color: var(--unchecked); }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; margin: 1rem 0; }
dt { color: var(--soft-text); font-size: .875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: max(.875em, .75rem)/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; margin: 1rem 0; }
caption { text-align: left; color: var(--soft-text); font-size: .875rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border-top: 1px solid var(--line); font-weight: inherit; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; color: var(--soft-text); font-size: .875rem; vertical-align: bottom; }
.n { text-align: right; }
td.n, .whole { white-space: nowrap; }
.name-of { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.scroll .name-of { display: inline-block; min-width: 9rem; }
@media screen and (min-width: 64rem) { .scroll { margin-right: calc(-1 * min(10rem, (100vw - 50rem) / 2)); } }
figure { margin: 1rem 0; }
svg { fill: currentColor; }
.chart { display: block; overflow: visible; }
.chart text { fill: var(--text); font-size: 13px; font-variant-numeric: tabular-nums; }
.chart .name { font-size: 15px; font-weight: 600; }
.chart .aside { fill: var(--soft-text); font-size: 14px; font-weight: 400; }
.chart .tick { fill: var(--soft-text); paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.grid { stroke: var(--line); stroke-width: 1; }
.track { fill: var(--panel); }
.tier { stroke: var(--line); stroke-width: 1.5; }
.range { fill: var(--range); stroke: var(--accent); stroke-width: 1; }
.limit { stroke-width: 2; }
.limit.warn { stroke: var(--warn); stroke-dasharray: 4 3; }
.limit.fail { stroke: var(--fail); }
.mark, .at { overflow: visible; }
.mark * { fill: var(--accent); stroke: var(--page); stroke-width: 2; }
.mark .hollow { fill: var(--page); stroke: var(--accent); stroke-width: 2.5; }
.mark.actual * { fill: var(--text); }
.dense .mark circle { r: 3px; }
.mark.outside * { fill: var(--fail); }
.expected { stroke: var(--accent); stroke-width: 3; }
.hard { fill: var(--accent); }
.soft { fill: var(--page); stroke: var(--accent); stroke-width: 1; }
.bar {
  --wide: min(26rem, 100vw - 2rem);
  display: block; margin: .3rem calc(-1 * var(--wide)) .15rem 0; width: var(--wide); overflow: visible;
}
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; font-size: .875rem; color: var(--soft-text); }
.legend li { display: flex; align-items: center; gap: .4rem; margin: 0; }
.sign { flex: none; overflow: visible; }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { padding: .75rem 0; font-weight: 600; cursor: pointer; }
section + details { margin-top: 2.25rem; }
footer { margin-top: 2.5rem; color: var(--soft-text); font-size: .875rem; }
@media (max-width: 40rem) {
  .roomy { display: none; }
  table { font-size: .875rem; }
  th, td { padding: .4rem .25rem; }
}
@media (max-width: 26rem) {
  table { font-size: .8125rem; }
  thead th { font-size: .75rem; }
}
@media (max-width: 22rem) { td.n { white-space: normal; } .scroll td.n { white-space: nowrap; } }
@media print {
  @page { margin: 16mm 14mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; padding-bottom: 0; }
  h1, h2, h3, summary, caption { break-after: avoid; }
  figure, tr, dl > div { break-inside: avoid; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  .scroll table { font-size: 8pt; }
  .scroll .name-of { min-width: 0; }
  svg, .chip { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .range, .track { fill: Canvas; stroke: CanvasText; }
  .hard, .mark *, .expected { fill: CanvasText; stroke: CanvasText; }
  .soft, .mark .hollow { fill: Canvas; stroke: CanvasText; }
  .limit.warn, .limit.fail, .grid, .tier { stroke: CanvasText; }
  .chart text, .chart .tick, .chart .aside { fill: CanvasText; stroke: none; }
}
`;

/** The SHA-256 of the style sheet as a source of the Content Security Policy, so that no other style applies. */
export const styleHash = 'sha256-N+eh1DJLq3Nyba14NEdLhMvVhXlBKvVSqC/AbNP47K8=';
