/** Words that say nothing about what a question is about, polite ones and the talk around symptoms included. */
const STOP_WORDS = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does doing
  don down for from further get got had has have having he hello her here hers him his how i if in into is it its itself
  just me more most my no nor not now of off on once only or other our out over please same she should since so some such
  than thank thanks that the their them then there these they this those through to too until up very was we were what
  when where which while who why will with would year years you your doctor dr question feel feeling help know like want
  s t d ll m re ve hi dear sir madam sorry really one two going went also still even much many may might must day days
  week weeks month months time`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const HAN_STOP_PAIRS = new Set(
  '醫師 醫生 您好 你好 請問 謝謝 我的 我有 一個 一下 這個 這樣 還是 就是 可以 因為 所以 如果 但是 有點 最近 今天 昨天 是否 怎麼 什麼 不知 知道 麻煩 感謝 目前 已經 之前 之後 現在 時候 會不 不會 需要 想請 想問 好我 師您'.split(
    ' ',
  ),
);

/** Whether a folded word, or a pair of Chinese characters, is left out of a query. */
export function isStopWord(piece: string): boolean {
  return STOP_WORDS.has(piece) || HAN_STOP_PAIRS.has(piece) || /^[a-z0-9]$/.test(piece);
}
