import { randomUUID } from 'node:crypto';
import JSONSchemaValidator from '@asymmetrik/fhir-json-schema-validator';
import fc from 'fast-check';
import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import { questionSchema } from '../question.ts';
import { replySchema } from '../reply.ts';
import { richTextFromPlain } from '../rich-text.ts';
import { type ExportedConversation, fhirBundleOf } from './fhir-bundle.ts';

const AT = '2026-11-25T08:00:00.000Z';
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

const serviceRequest = {
  ...{ resourceType: 'ServiceRequest' as const, id: '0f8fad5b-d9cb-469f-a165-70867728950e', status: 'active' },
  ...{ intent: 'proposal', code: { text: 'Referral to Neurology' }, subject: { display: 'Asker of a question' } },
};

function conversation(
  texts: { title?: string; body?: string; reply?: string; author?: string } = {},
): ExportedConversation {
  const question = questionSchema.parse({
    ...{ id: randomUUID(), revision: 3, textRevision: 1, departmentId: 'orthopedics', subject: null },
    ...{ title: 'Neck pain', body: 'My neck has hurt for a week.', alias: 'Mei', ageBand: '30-39', sex: 'female' },
    ...{ language: 'en', askedAt: AT, status: 'answered', claim: null, transfer: null, askedForBy: [] },
    ...{ followUps: [{ id: randomUUID(), text: 'Since Monday.', writtenAt: AT }] },
    ...{ linkedAnswerIds: [], linkedTopicIds: [] },
  });
  const reply = replySchema.parse({
    ...{ id: randomUUID(), questionId: question.id, kind: 'answer', version: 1, authorAccountId: null },
    ...{ authorName: 'Lin Yating', departmentId: 'orthopedics', body: richTextFromPlain('Rest it.') },
    ...{ moreInformation: richTextFromPlain('About necks.'), citedAnswerIds: [], citedTopicIds: [], repliedAt: AT },
  });
  return {
    question: { ...question, title: texts.title ?? question.title, body: texts.body ?? question.body },
    replies: [
      {
        ...reply,
        ...(texts.reply === undefined ? {} : { body: richTextFromPlain(texts.reply) }),
        authorName: texts.author ?? reply.authorName,
        departmentName: 'Orthopedics',
        serviceRequests: [serviceRequest],
        provenanceId: randomUUID(),
      },
    ],
  };
}

describe('a FHIR bundle', () => {
  const one = conversation();
  const bundle = fhirBundleOf([one], AT);

  it('is valid R4 by the official schema and the structure definitions, and so is each resource in it', () => {
    expect(problemsOf(bundle)).toEqual([]);
    for (const { resource } of bundle.entry) expect(problemsOf(resource), resource.resourceType).toEqual([]);
    expect(problemsOf(fhirBundleOf([], AT))).toEqual([]);
  });

  it('is no valid one once something is wrong, so that the validators are known to look', () => {
    const [first] = bundle.entry;
    expect(problemsOf({ ...first?.resource, status: 'sent' })).not.toEqual([]);
    expect(problemsOf({ ...bundle.entry.at(-1)?.resource, agent: undefined })).not.toEqual([]);
  });

  it('says which reply answers which question, what it refers to and who answers for it', () => {
    const [question, reply, request, provenance] = bundle.entry.map(({ resource }) => resource);
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual([
      ...['Communication', 'Communication', 'ServiceRequest', 'Provenance'],
    ]);
    expect(question?.payload).toEqual([
      { contentString: 'My neck has hurt for a week.' },
      { contentString: 'Since Monday.' },
    ]);
    expect(reply).toMatchObject({
      inResponseTo: [{ reference: `urn:uuid:${question?.id}` }],
      about: [{ reference: `urn:uuid:${request?.id}` }],
      sender: { display: 'Lin Yating' },
      payload: [{ contentString: 'Rest it.' }, { contentString: 'About necks.' }],
    });
    expect(provenance?.target).toEqual([reply?.id, request?.id].map((id) => ({ reference: `urn:uuid:${id}` })));
  });

  it('refers only to what is in it, under an address of its own', () => {
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"(urn:[^"]+)"/g)].map(([, url]) => url);
    expect(references.length).toBeGreaterThan(3);
    for (const url of references) expect(urls).toContain(url);
  });

  it('never tells the alias or the age', () => {
    expect(JSON.stringify(bundle)).not.toMatch(/Mei|30-39/);
  });

  it('stays valid whatever somebody typed', { timeout: 60_000 }, () => {
    const words = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(words, words, words, words, (title, body, reply, author) => {
        expect(problemsOf(fhirBundleOf([conversation({ title, body, reply, author })], AT))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
