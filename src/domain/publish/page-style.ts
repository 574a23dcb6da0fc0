/** The style of published pages, served as a file of its own so that the page's policy can forbid inline style. */
export const PAGE_CSS = `
:root { color-scheme: light dark; --ink: #1c2226; --quiet: #56616a; --paper: #ffffff; --line: #d5dbe0; --card: #f4f6f8; --link: #0b5a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --quiet: #a3adb5; --paper: #15191c; --line: #353d43; --card: #1d2327; --link: #7fc0ea; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, "Noto Sans TC", "Noto Sans CJK TC", sans-serif; overflow-wrap: anywhere; }
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
.waiting { background: var(--card); padding: 1rem; }
.similar article { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
.for-readers { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { color: var(--quiet); font-size: .9rem; border-top: 1px solid var(--line); margin-top: 3rem; padding-bottom: 2rem; }
@media print { .site, footer { border: 0; } }
`;
