import JSONSchemaValidator from '@asymmetrik/fhir-json-schema-validator';
import fc from 'fast-check';
import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import type { Referral } from '../referral.ts';
import { priorityOf, type ReferralSituation, serviceRequestOf } from './service-request.ts';

/** Has the JSON schema of FHIR R4 as HL7 publishes it. */
const schema = new JSONSchemaValidator();
/** Cardinalities and required codes, by HL7's structure definitions, which the schema does not look at. */
const profiles = new Fhir();

function problemsOf(made: object): unknown[] {
  const resource: object = JSON.parse(JSON.stringify(made));
  const { messages } = profiles.validate(resource, { errorOnUnexpected: true });
  return [
    ...schema.validate(resource),
    ...messages.filter(({ severity }) => severity === 'error' || severity === 'fatal'),
  ];
}

const referral: Referral = {
  instanceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  fromDepartment: 'Orthopedics',
  toDepartment: 'Neurology',
  urgency: 'soon',
  timeFrame: 'within two weeks',
  reason: 'Your smile should be looked at',
  whatToBring: 'A list of your medicines',
  ifWorse: 'Go to an emergency department at once.',
};
const situation: ReferralSituation = {
  sex: 'female',
  language: 'en',
  doctorName: 'Lin Yating',
  departmentName: 'Orthopedics',
  publishedAt: '2026-11-25T08:00:00.000Z',
  isRetracted: false,
};

describe('serviceRequestOf', () => {
  it('is valid R4 by the official schema and by the structure definitions, and tells what the patient was told', () => {
    const request = serviceRequestOf(referral, situation);
    expect(problemsOf(request)).toEqual([]);
    expect(request).toMatchObject({
      status: 'active',
      intent: 'proposal',
      priority: 'urgent',
      performerType: { text: 'Neurology' },
      occurrenceTiming: { code: { text: 'within two weeks' } },
      reasonCode: [{ text: 'Your smile should be looked at' }],
      note: [{ text: 'Urgency: soon' }],
      patientInstruction:
        'What to bring: A list of your medicines\nIf it gets worse: Go to an emergency department at once.',
    });
  });

  it('is no valid request once something is wrong, so that the validators are known to look', () => {
    const request = serviceRequestOf(referral, situation);
    expect(problemsOf({ ...request, priority: 'soon' })).not.toEqual([]);
    expect(problemsOf({ ...request, subject: undefined })).not.toEqual([]);
    expect(problemsOf({ ...request, intent: undefined })).not.toEqual([]);
    expect(problemsOf({ ...request, diagnosis: 'x' })).not.toEqual([]);
  });

  it('has nothing of the patient but the sex', () => {
    const [patient] = serviceRequestOf(referral, situation).contained;
    expect(patient).toEqual({ resourceType: 'Patient', id: 'patient', gender: 'female' });
  });

  it('says whether it may be followed', () => {
    expect(serviceRequestOf(referral, { ...situation, publishedAt: null })).toMatchObject({ status: 'draft' });
    expect(serviceRequestOf(referral, { ...situation, publishedAt: null })).not.toHaveProperty('authoredOn');
    expect(serviceRequestOf(referral, { ...situation, isRetracted: true })).toMatchObject({
      status: 'entered-in-error',
    });
  });

  it('stays valid whatever a doctor typed', { timeout: 60_000 }, () => {
    const words = fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          instanceId: fc.uuid(),
          fromDepartment: words,
          toDepartment: fc.constantFrom('神經　內科', '\u0000', ' ', 'Neuro\u000blogy', '\ud800'),
          urgency: words,
          timeFrame: words,
          reason: words,
          whatToBring: words,
          ifWorse: words,
        }),
        fc.constantFrom('female', 'male', 'other', 'unknown'),
        fc.constantFrom('en', 'zh-Hant'),
        (anything, sex, language) => {
          const request = serviceRequestOf(anything as Referral, { ...situation, sex, language } as ReferralSituation);
          expect(problemsOf(request)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('priorityOf', () => {
  it('keeps the rank of our levels in both languages, and guesses nothing', () => {
    for (const levels of [
      ['routine', 'soon', 'urgent', 'emergency'],
      ['常規', '儘早', '緊急', '危急'],
    ]) {
      expect(levels.map(priorityOf)).toEqual(['routine', 'urgent', 'asap', 'stat']);
    }
    expect(priorityOf(' Urgent ')).toBe('asap');
    expect(priorityOf('not really urgent, I think')).toBeNull();
  });
});
