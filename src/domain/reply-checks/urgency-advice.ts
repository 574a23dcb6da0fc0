import type { Tier } from '../red-flags/rule.ts';
import type { CheckedReply, ReplyFinding } from './finding.ts';
import { folded, sentencesOf } from './reply-text.ts';

/** What must be told to somebody with a red flag, most urgent first. */
const NOW =
  /\b(?:ambulance|emergency (?:room|department|services?|unit|ward|care|help|number)|(?:nearest|local) (?:emergency|hospital|ER)|casualty|A&E|ER|ED|911|999|112|119|988|116 123|crisis (?:line|team|text)|suicide (?:line|prevention|and crisis)|samaritans)\b|\b(?:go|come|get|be|call|seek|see)\b[^.!?]{0,40}\b(?:hospital|doctor|clinic|gp|help|care|seen|examined|treated|checked|ambulance)\b[^.!?]{0,25}\b(?:immediately|right now|right away|at once|straight away|without (?:any )?delay|now)\b|\b(?:immediately|right now|right away|at once|straight away)\b[^.!?]{0,40}\b(?:go to|see a|call|seek|hospital|doctor)\b|\b(?:is|are) (?:an |a medical )?emergenc(?:y|ies)\b|\b(?:go|come)(?: \w+){0,3} (?:right )?now\b|急診|急救|急症|救護車|119|112|1925|1995|安心專線|生命線|(?:立刻|立即|馬上|現在就|即刻|趕快)[^。！？]{0,12}(?:就醫|醫院|送醫|就診|看醫|撥打|求救|求助)|(?:就醫|送醫|醫院)[^。！？]{0,6}(?:立刻|立即|馬上|不要等|切勿等)/iu;
const TODAY =
  /\b(?:today|tonight|this (?:morning|afternoon|evening)|same[- ]day|within (?:\d+|a few|twelve|twenty-four|the next \d+|the next few) hours?|within (?:a|one|the) day|urgent(?:ly)?|urgent care|walk-?in|out-of-hours|before (?:the end of the day|nightfall)|do not wait until tomorrow)\b|今天|今日|今晚|當天|當日|本日|(?:24|二十四|12|十二|數|幾)\s?小時[之以]?內|緊急|危急|立刻|立即|馬上|不要等到明天/iu;
const SOON =
  /\b(?:see|visit|consult|appointment|be seen|be examined|examined|refer(?:red|ral)?|check(?:ed)? by|make an? appointment|contact your (?:doctor|GP))\b|就醫|就診|門診|看診|掛號|回診|轉診|看醫師|看醫生|給醫師|檢查/iu;

/** "No need to go to the emergency room" and the like. */
const DENIED =
  /\b(?:no need|not? (?:an? )?(?:emergency|urgent)|need not|do(?:es)? not (?:need|have)|don't (?:need|have)|not necessary|unnecessary|rather than|instead of|nothing urgent|isn't urgent)\b|(?:不需要?|不必|不用|無需|毋須|沒有?必要|並非|不是|非)[^。！？，,]{0,8}(?:急診|緊急|危急|立刻|立即|馬上|119|今天)/iu;
/** Advice for later: the patient has the sign already. "If you still have it" is no answer to a red flag. */
const CONDITIONAL =
  /\b(?:(?<!even )if|unless|in case|should (?:it|you|this|the|there|any))\b|(?:如果|若|萬一|一旦|倘若|要是|假如|如有|如出現|出現[^。！？]{1,20}時|的話)/iu;

/** Whether the reply tells the patient without an "if" to be seen as soon as this urgency wants. */
export function saysUrgency(text: string, urgency: Tier): boolean {
  const plain = folded(text);
  const wanted = urgency === 'T1' ? [NOW] : urgency === 'T2' ? [NOW, TODAY] : [NOW, TODAY, SOON];
  return sentencesOf(plain).some(({ start, end }) => {
    const sentence = plain.slice(start, end);
    if (DENIED.test(sentence)) return false;
    const said = withoutCondition(sentence);
    return wanted.some((pattern) => pattern.test(said));
  });
}

/** The clauses before the one with a condition: what is said in it and after it hangs on it. */
function withoutCondition(sentence: string): string {
  const condition = CONDITIONAL.exec(sentence);
  if (condition === null) return sentence;
  const before = sentence.slice(0, condition.index);
  const boundary = Math.max(...[',', ';', ':', '，', '；', '：', '、'].map((sign) => before.lastIndexOf(sign)));
  return before.slice(0, boundary + 1);
}

/** A red flag of the question that counts, without advice in the reply that is as urgent. */
export function checkUrgencyAdvice({ urgency, blocks }: CheckedReply): ReplyFinding[] {
  if (urgency === null || blocks.some(({ text }) => saysUrgency(text, urgency))) return [];
  return [{ code: 'urgency-not-said', urgency, severity: 'warns', place: null, fix: null }];
}
