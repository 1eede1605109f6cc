"""How the page of `kxl status` looks: on a phone, on a screen in the light or the dark, and on A4 paper.

Every state is told in words and by a sign or a pattern of its own, so that the page can be read without colours.
"""

STYLE = """
:root {
  color-scheme: light dark;
  --ink: #1a2430; --soft: #55616f; --paper: #ffffff; --ground: #f3f5f8; --line: #d5dce4;
  --sent: #1d6f46; --mend: #8f5300; --missing: #ab2a22;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9edf2; --soft: #a9b4c0; --paper: #1b2129; --ground: #12171d; --line: #38434f;
    --sent: #74d3a0; --mend: #f0b75e; --missing: #ff958b;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.5 "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
main { max-width: 64rem; margin: 0 auto; padding: 1.25rem 1rem 2rem; }
h1 { margin: 0 0 .35rem; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.15rem; line-height: 1.3; }
p { margin: 0; }
bdi, a, .unit { overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .15em; }
.about { color: var(--soft); }
.panel {
  margin-top: 1rem; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .6rem;
}
.due { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .6rem; }
.due b { white-space: nowrap; }
.totals {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem;
  margin: 0; padding: 0; list-style: none;
}
.totals li { padding-left: .75rem; border-left: .3rem solid var(--tone); }
.totals .figure { display: block; font-size: 1.9rem; font-weight: 700; line-height: 1.15; color: var(--tone); }
.totals .of { font-size: 1.05rem; font-weight: 400; color: var(--soft); }
.sent { --tone: var(--sent); } .mend { --tone: var(--mend); }
.missing { --tone: var(--missing); } .late { --tone: var(--ink); }
.bar {
  display: flex; height: 1.5rem; margin: 1rem 0 .85rem; overflow: hidden;
  border: 1px solid var(--soft); border-radius: .35rem;
}
.bar span { min-width: .35rem; }
.bar span + span { border-left: 1px solid var(--soft); }
.bar .sent { background: var(--sent); }
.bar .mend { background: repeating-linear-gradient(45deg, var(--mend) 0 .3rem, var(--paper) .3rem .6rem); }
.bar .missing { background: var(--paper); }
.group h2 { color: var(--tone); }
.sign { display: inline-block; width: 1.3em; margin-right: .25em; text-align: center; }
table { width: 100%; margin-top: .6rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; border-bottom: 2px solid var(--line); font-size: .875rem; color: var(--soft); }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
.no { width: 2.6rem; color: var(--soft); }
.date, .count, .left { white-space: nowrap; }
.date .more { white-space: normal; }
.unit { width: 42%; font-weight: 600; }
.mend .unit { width: 27%; }
.mend .date { width: 7rem; }
.more { display: block; font-size: .875rem; font-weight: 400; color: var(--soft); }
td.strong, td .strong { font-weight: 700; color: var(--tone); }
footer { margin-top: 1rem; font-size: .875rem; color: var(--soft); }
footer p + p { margin-top: .35rem; }
@media screen and (max-width: 44rem) {
  main { padding: 1rem .75rem 1.5rem; }
  h1 { font-size: 1.35rem; }
  .totals { grid-template-columns: 1fr 1fr; }
  table, tbody, tr, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr {
    display: grid; grid-template-columns: 2.2rem minmax(0, 1fr);
    padding: .6rem 0; border-top: 1px solid var(--line);
  }
  td { grid-column: 2; padding: 0; border: 0; }
  td.no { grid-column: 1; }
  .group td.unit, .group td.date { width: auto; }
  td[data-label] { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .5rem; }
  td[data-label]::before { content: attr(data-label); font-size: .875rem; line-height: 1.7; color: var(--soft); }
  .sent tr { display: block; position: relative; padding-left: 2.2rem; }
  .sent td { display: inline; }
  .sent td.no { position: absolute; left: 0; }
  .sent td.unit { display: block; }
  .sent td[data-label]::before { content: " · "; font-size: inherit; }
  .sent td.count::before { content: "Lần "; }
  .sent .more { display: inline; }
  td:empty, .sent td:empty { display: none; }
}
@page { size: A4 portrait; margin: 18mm 15mm 18mm 20mm; }
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --soft: #333; --paper: #fff; --ground: #fff; --line: #b5b5b5;
    --sent: #1d6f46; --mend: #8f5300; --missing: #ab2a22;
  }
  html { font-size: 10.5pt; }
  body, .panel { background: none; }
  main { max-width: none; padding: 0; }
  .panel { padding: 0; border: 0; margin-top: 1.1rem; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { break-after: avoid; }
  th, td { padding-top: .25rem; padding-bottom: .25rem; }
  thead { display: table-header-group; }
  tr, .totals, .bar { break-inside: avoid; }
}
"""
