/**
 * The sheets that a page is printed on: what it is at their head, page numbers at their foot, in the page's language. A
 * draft says on each sheet that it is one. Rules of sheets count for a whole document only, so that whoever shows a page
 * inside of another document (the preview) gives these to that document.
 */
export const PAGE_SHEET_CSS = `
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #56616a; } }
@page answers { @top-left { content: "Medical questions and answers"; font: 9pt system-ui, sans-serif; color: #56616a; } }
@page answers-zh { @top-left { content: "醫療問答"; font: 9pt system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif; color: #56616a; } }
@page draft { @top-left { content: "Medical questions and answers"; font: 9pt system-ui, sans-serif; color: #56616a; } @top-right { content: "Draft, not sent"; font: bold 9pt system-ui, sans-serif; } }
@page draft-zh { @top-left { content: "醫療問答"; font: 9pt system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif; color: #56616a; } @top-right { content: "草稿，尚未送出"; font: bold 9pt system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif; } }
@media print {
  body:lang(en), .page:lang(en) { page: answers; }
  body:lang(zh), .page:lang(zh) { page: answers-zh; }
  .page[data-draft]:lang(en) { page: draft; }
  .page[data-draft]:lang(zh) { page: draft-zh; }
}
`;

/**
 * The style of published pages, served as a file of its own so that the page's policy can forbid inline style. The
 * preview gives it to a shadow root, where `:host` and `.page` stand for `:root` and `body`.
 */
export const PAGE_CSS = `
:root, :host { color-scheme: light dark; --ink: #1c2226; --quiet: #56616a; --paper: #ffffff; --line: #d5dbe0; --card: #f4f6f8; --link: #0b5a8a; }
@media screen and (prefers-color-scheme: dark) { :root, :host { --ink: #e8ecef; --quiet: #a3adb5; --paper: #15191c; --line: #353d43; --card: #1d2327; --link: #7fc0ea; } }
* { box-sizing: border-box; }
body, .page { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif; overflow-wrap: anywhere; }
main, footer, .site { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
.site { padding-top: 1rem; padding-bottom: 1rem; color: var(--quiet); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.3; margin: .25rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .25rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
a { color: var(--link); }
p { margin: .6rem 0; }
.department, .byline, .subject { color: var(--quiet); font-size: .92rem; }
.patient-text { white-space: pre-wrap; }
.follow-up { border-left: 3px solid var(--line); margin: 1rem 0; padding-left: 1rem; }
.reply { border-top: 1px solid var(--line); margin-top: 1.5rem; }
.referral { background: var(--card); border-left: 4px solid var(--link); padding: .25rem 1rem .75rem; margin: 1rem 0; }
.referral dl { margin: 0; }
.referral dl div { display: flex; gap: 1rem; flex-wrap: wrap; padding: .15rem 0; }
.referral dt { color: var(--quiet); min-width: 9rem; }
.referral dd { margin: 0; flex: 1 1 16rem; }
table { border-collapse: collapse; }
.table { overflow-x: auto; margin: .8rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top; }
blockquote { border-left: 3px solid var(--line); margin: .8rem 0; padding-left: 1rem; color: var(--quiet); }
.change { background: var(--card); border-left: 4px solid var(--quiet); padding: .5rem 1rem; }
.change[data-change="retraction"] { border-left-color: #b42318; }
.earlier { margin: 1rem 0; }
.earlier summary { cursor: pointer; color: var(--link); }
.earlier-version { border-left: 3px solid var(--line); margin: .75rem 0; padding-left: 1rem; color: var(--quiet); }
.waiting { background: var(--card); padding: 1rem; }
.similar article { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
.for-readers { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { color: var(--quiet); font-size: .9rem; border-top: 1px solid var(--line); margin-top: 3rem; padding-bottom: 2rem; }
@media print {
  main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  /* Each sheet has it at its head. */
  .site { display: none; }
  body, .page { font-size: 11pt; }
  footer { border: 0; margin-top: 1rem; }
  h1, h2, h3, dt, summary { break-after: avoid; }
  .referral, .change, blockquote, li, tr { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  details:not([open]) { display: none; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .9em; color: var(--quiet); }
}
${PAGE_SHEET_CSS}`;
