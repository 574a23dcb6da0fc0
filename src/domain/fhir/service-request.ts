import type { InterfaceLanguage } from '../department.ts';
import type { Sex } from '../question.ts';
import type { Referral } from '../referral.ts';

/** The parts of a FHIR R4 (4.0.1) CodeableConcept that are written here. */
interface CodeableConcept {
  readonly coding?: readonly { readonly system: string; readonly code: string; readonly display: string }[];
  readonly text: string;
}

interface Reference {
  readonly reference: string;
  readonly display?: string;
}

export type RequestPriority = 'routine' | 'urgent' | 'asap' | 'stat';

/** A FHIR R4 ServiceRequest as far as a referral fills it. */
export interface ServiceRequest {
  readonly resourceType: 'ServiceRequest';
  readonly id: string;
  readonly language: string;
  readonly contained: readonly object[];
  readonly identifier: readonly { readonly system: string; readonly value: string }[];
  readonly status: 'draft' | 'active' | 'entered-in-error';
  readonly intent: 'proposal';
  readonly category: readonly CodeableConcept[];
  readonly priority?: RequestPriority;
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly occurrenceTiming?: { readonly code: CodeableConcept };
  readonly authoredOn?: string;
  readonly requester: Reference;
  readonly performerType: CodeableConcept;
  readonly reasonCode?: readonly CodeableConcept[];
  readonly note?: readonly { readonly text: string }[];
  readonly patientInstruction?: string;
}

export interface ReferralSituation {
  /** Of the question. The asker's alias, age and words are not told: whoever gets the file knows their patient. */
  readonly sex: Sex;
  readonly language: InterfaceLanguage;
  readonly doctorName: string;
  /** The department that the doctor answers from, in the referral's language. */
  readonly departmentName: string;
  /** When the reply was published; null before. */
  readonly publishedAt: string | null;
  readonly isRetracted: boolean;
}

const WORDS: Readonly<
  Record<InterfaceLanguage, Record<'referralTo' | 'asker' | 'urgency' | 'bring' | 'worse', string>>
> = {
  en: {
    referralTo: 'Referral to',
    asker: 'Asker of a question',
    urgency: 'Urgency',
    bring: 'What to bring',
    worse: 'If it gets worse',
  },
  'zh-Hant': { referralTo: '轉診至', asker: '提問者', urgency: '緊急程度', bring: '請攜帶', worse: '若症狀惡化' },
};

/**
 * Urgency words in the order of FHIR's request priorities, which only say "higher than the one before". The four levels of
 * our snippets are therefore mapped by rank, so that none arrives as less than was written: our "urgent", the third of
 * four, becomes `asap`.
 */
const PRIORITY_WORDS: readonly (readonly [RequestPriority, readonly string[]])[] = [
  ['routine', ['routine', 'elective', 'not urgent', 'non-urgent', '常規', '一般', '不急']],
  ['urgent', ['soon', 'early', '儘早', '盡早', '儘快', '盡快']],
  ['asap', ['urgent', 'as soon as possible', 'very soon', '緊急', '急']],
  ['stat', ['emergency', 'immediate', 'immediately', 'at once', 'now', '危急', '立即', '立刻', '馬上']],
];

/** FHIR's priority for the words of an urgency; null where they are none that we know, rather than a guess. */
export function priorityOf(urgency: string): RequestPriority | null {
  const words = urgency.normalize('NFKC').trim().toLowerCase();
  return PRIORITY_WORDS.find(([, known]) => known.includes(words))?.[0] ?? null;
}

/**
 * A referral as a FHIR R4 ServiceRequest. It is a proposal: a written reply orders nothing. Patient and requester are
 * contained resources, so that the file stands for itself; of the patient it tells no more than the sex.
 */
export function serviceRequestOf(referral: Referral, situation: ReferralSituation): ServiceRequest {
  const words = WORDS[situation.language];
  const concept = (text: string): CodeableConcept => ({ text: fhirString(text) });
  const priority = referral.urgency === null ? null : priorityOf(referral.urgency);
  const from = referral.fromDepartment ?? situation.departmentName;
  const instructions = [
    referral.whatToBring === null ? null : `${words.bring}: ${referral.whatToBring}`,
    referral.ifWorse === null ? null : `${words.worse}: ${referral.ifWorse}`,
  ].filter((line) => line !== null);
  return {
    resourceType: 'ServiceRequest',
    id: referral.instanceId,
    language: situation.language,
    contained: [
      {
        resourceType: 'Patient',
        id: 'patient',
        gender: situation.sex,
      },
      { resourceType: 'Practitioner', id: 'practitioner', name: [{ text: fhirString(situation.doctorName) }] },
      {
        resourceType: 'PractitionerRole',
        id: 'requester',
        practitioner: { reference: '#practitioner' },
        specialty: [concept(from)],
      },
    ],
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${referral.instanceId}` }],
    status: situation.isRetracted ? 'entered-in-error' : situation.publishedAt === null ? 'draft' : 'active',
    intent: 'proposal',
    category: [
      {
        coding: [{ system: 'http://snomed.info/sct', code: '3457005', display: 'Patient referral' }],
        text: 'Patient referral',
      },
    ],
    ...(priority === null ? {} : { priority }),
    code: concept(`${words.referralTo} ${referral.toDepartment}`),
    subject: { reference: '#patient', display: words.asker },
    ...(referral.timeFrame === null ? {} : { occurrenceTiming: { code: concept(referral.timeFrame) } }),
    ...(situation.publishedAt === null ? {} : { authoredOn: situation.publishedAt }),
    requester: { reference: '#requester', display: fhirString(situation.doctorName) },
    performerType: concept(referral.toDepartment),
    ...(referral.reason === null ? {} : { reasonCode: [concept(referral.reason)] }),
    // The doctor's own word, also where a priority stands for it.
    ...(referral.urgency === null ? {} : { note: [{ text: fhirString(`${words.urgency}: ${referral.urgency}`) }] }),
    ...(instructions.length === 0 ? {} : { patientInstruction: fhirString(instructions.join('\n')) }),
  };
}

/**
 * Text as FHIR takes it: no control characters, no white space but the plain one (its own pattern knows no ideographic
 * space), and never empty.
 */
function fhirString(text: string): string {
  const plain = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what FHIR forbids.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '')
    .replace(/[^\S\n\r\t ]/gu, ' ')
    .trim();
  return plain === '' ? '–' : plain;
}
