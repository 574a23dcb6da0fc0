import { type Department, findDepartmentByName } from '../department.ts';
import { referralsOf } from '../referral.ts';
import type { CheckedReply, ReplyFinding } from './finding.ts';
import { folded, type Span, sentencesOf, spansOf } from './reply-text.ts';

/** What people call a department's doctors, and other spellings of it, where the name does not give it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  orthopedics: ['orthopaedics?', 'orthopedics?', 'orthop(?:a?e)dist', 'orthopa?edic (?:surgeon|clinic|doctor)'],
  rehabilitation: ['rehabilitation (?:clinic|doctor|department)', 'physiatrist', '復健(?:科|門診|醫師)'],
  'internal-medicine': ['internist', '(?<![經臟腔腎液謝染尿腸瘤免])內科'],
  pediatrics: ['paediatrics?', 'pa?ediatrician', '兒科'],
  'obstetrics-gynecology': ['obstetrics', 'gyna?ecology', 'gyna?ecologist', 'obstetrician', 'OB-?GYN', '婦科', '產科'],
  otolaryngology: ['ENT', 'ear,? nose,? and throat', 'otolaryngologist'],
  psychiatry: ['psychiatrist', '精神科'],
  dentistry: ['dentist', '牙醫'],
  'family-medicine': ['family doctor', 'family physician', '家醫科'],
  ophthalmology: ['eye (?:doctor|clinic)', 'ophthalmologist'],
};
/** Anybody may be sent there in an emergency, whatever the referral says. */
const EMERGENCY = /^emergency/u;

const SENDS =
  /\b(?:see|visit|consult|go to|refer(?:red|ral)?(?: you)? to|appointment (?:with|at|in)|book|attend|register (?:with|at)|examined (?:by|at|in)|seen (?:by|at|in))\b|請?(?:至|到|看|掛|轉診?至?|轉介至?|前往|找)/iu;
/** "Come back to us" and "I am an orthopedist": the department answers and may see the patient again. */
const AGAIN = /\b(?:again|back|follow[- ]?up|next (?:visit|appointment)|our|we)\b|回診|複診|再回|追蹤|本科|我們/iu;

interface Mention extends Span {
  readonly department: Department;
}

interface NamedDepartment {
  readonly department: Department;
  readonly pattern: RegExp;
}

/** Patterns of a list of departments; the list is the same one for as long as it does not change. */
const compiled = new WeakMap<readonly Department[], readonly NamedDepartment[]>();

function namesOf(departments: readonly Department[]): readonly NamedDepartment[] {
  const known = compiled.get(departments);
  if (known !== undefined) return known;
  const named = departments.map((department) => {
    const english = department.names.en;
    const patterns = [
      escaped(english),
      ...(/ology$/u.test(english) ? [escaped(english.replace(/y$/u, 'ist'))] : []),
      ...(ALSO[department.id] ?? []),
    ].map((name) => (/\p{Script=Han}/u.test(name) ? name : `\\b${name}s?\\b`));
    return { department, pattern: new RegExp([escaped(department.names['zh-Hant']), ...patterns].join('|'), 'giu') };
  });
  compiled.set(departments, named);
  return named;
}

function mentionsOf(text: string, departments: readonly Department[]): Mention[] {
  return namesOf(departments).flatMap(({ department, pattern }) =>
    spansOf(pattern, text).map((span) => ({ department, ...span })),
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Sends to a department that contradict the referral, or lead back to where the patient already is. */
export function checkDepartments({ content, blocks, question, departments }: CheckedReply): ReplyFinding[] {
  const documents = content.moreInformation === null ? [content.body] : [content.body, content.moreInformation];
  const referredTo = referralsOf(...documents).map(({ toDepartment }) => toDepartment);
  const referredIds = referredTo.map((name) => findDepartmentByName(departments, name)?.id ?? null);
  return blocks.flatMap(({ field, block, text, slots }) => {
    const plain = folded(text);
    const sentences = sentencesOf(plain);
    return mentionsOf(plain, departments).flatMap(({ department, start, end }): ReplyFinding[] => {
      const sentence = sentences.find((span) => span.start <= start && end <= span.end);
      const before = plain.slice(sentence?.start ?? 0, start);
      const whole = plain.slice(sentence?.start ?? 0, sentence?.end ?? plain.length);
      const slot = slots.find((span) => span.start < end && start < span.end)?.slot;
      if (slot?.binding === 'from-department' || !SENDS.test(before)) return [];
      const named = plain.slice(start, end);
      const base = { severity: 'warns', place: { field, block, start, end }, fix: null } as const;
      if (department.id === question.departmentId) {
        return AGAIN.test(whole) ? [] : [{ ...base, code: 'own-department', department: named }];
      }
      // A slot that is bound is the referral itself.
      if (slot?.binding === 'to-department' || EMERGENCY.test(department.id)) return [];
      const [first] = referredTo;
      if (first === undefined || referredIds.includes(department.id)) return [];
      return [{ ...base, code: 'other-department', department: named, referredTo: first }];
    });
  });
}
