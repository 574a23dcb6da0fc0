/** Words that say nothing about what a question is about: grammar, courtesy, and the talk around symptoms. */
const STOP_WORDS = new Set(
  `a about above after again ago all also although always am an and another any anyone anything are as at be because been
  before being both but by came can cannot come could did do does doing done down each either else ever every for from
  further get gets getting give given go goes going gone got had has have having he her here hers herself hi him himself
  his how however i if in into is isn it its itself just knew know known last least let like likely ll look looking lot m
  made make many may maybe me mean might mine more most much must my myself near need needed needs neither never next no
  nor not nothing now of off often ok okay on once one ones only or other others ought our ours out over own per perhaps
  please put quite rather re really s said same say says see seem seems seen several shall she should since so some
  somebody someone something sometimes soon still such sure t take taken taking tell than that the their theirs them
  themselves then there these they thing things think this those though thought through thus to together told too took
  toward try trying two until up upon us use used using ve very via want wanted wants was way we well went were what
  whatever when where whether which while who whom whose why will with within without wonder wondering would yes yet you
  your yours yourself
  aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn
  ask asked asking advice advise answer answers appreciate appreciated best concern concerned dear doctor doctors dr
  feel feeling feels find found greatly hello help helpful hope hoping information interested kindly madam message
  question questions regard regarding regards sir sorry subject suggest suggestion suggestions sincerely thank thanks
  thx
  day days hour hours month months time times today week weeks year years yr yrs old`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** The same for pairs of Chinese characters, Simplified as the index has them. */
const HAN_STOP_PAIRS = new Set(
  `医师 医生 您好 你好 请问 谢谢 我的 我有 一个 一下 这个 这样 还是 就是 可以 因为 所以 如果 但是 有点 最近 今天 昨天
  是否 怎么 什么 不知 知道 麻烦 感谢 目前 已经 之前 之后 现在 时候 会不 不会 需要 想请 想问 好我 师您 么办 为什 请教`.split(
    /\s+/u,
  ),
);

/** Whether a folded word, or a pair of Chinese characters, says nothing by itself. */
export function isStopWord(piece: string): boolean {
  return STOP_WORDS.has(piece) || HAN_STOP_PAIRS.has(piece);
}
