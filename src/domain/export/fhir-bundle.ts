import type { Question } from '../question.ts';
import type { Reply } from '../reply.ts';
import { plainTextOf } from '../rich-text.ts';
import type { Instant } from '../time.ts';

/** What is exported of one question. */
export interface ExportedConversation {
  readonly question: Pick<Question, 'id' | 'title' | 'body' | 'followUps' | 'sex' | 'language' | 'askedAt'>;
  readonly replies: readonly (Pick<
    Reply,
    'id' | 'kind' | 'version' | 'authorName' | 'body' | 'moreInformation' | 'repliedAt'
  > & {
    readonly departmentName: string;
    /** FHIR R4 ServiceRequests of the referrals in the reply, each with a UUID as its id. */
    readonly serviceRequests: readonly { readonly resourceType: 'ServiceRequest'; readonly id: string }[];
    /** A UUID that stays the same for this version of the reply. */
    readonly provenanceId: string;
  })[];
}

interface BundleEntry {
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string; readonly id: string; readonly [element: string]: unknown };
}

/** A FHIR R4 (4.0.1) Bundle of the type `collection`. */
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'collection';
  readonly timestamp: Instant;
  readonly entry: readonly BundleEntry[];
}

/**
 * Questions and replies as FHIR R4: each a Communication, the reply `inResponseTo` its question and `about` the
 * ServiceRequests of its referrals; and for each reply a Provenance that says who answers for which version. Of the
 * asker it tells the sex and what they wrote, never the alias; nothing in it is a diagnosis.
 */
export function fhirBundleOf(conversations: readonly ExportedConversation[], exportedAt: Instant): FhirBundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: exportedAt,
    entry: conversations.flatMap(entriesOf),
  };
}

function entriesOf({ question, replies }: ExportedConversation): BundleEntry[] {
  const asker = { resourceType: 'Patient', id: 'asker', gender: question.sex };
  const asked = entry({
    resourceType: 'Communication',
    id: question.id,
    language: question.language,
    contained: [asker],
    status: 'completed',
    topic: { text: fhirText(question.title) },
    subject: { reference: '#asker' },
    sender: { reference: '#asker' },
    sent: question.askedAt,
    payload: [question.body, ...question.followUps.map(({ text }) => text)].map(payload),
  });
  const answered = replies.flatMap((reply) => {
    const practitioner = { resourceType: 'Practitioner', id: 'author', name: [{ text: fhirText(reply.authorName) }] };
    const author = { reference: '#author', display: fhirText(reply.authorName) };
    const more = reply.moreInformation === null ? [] : [plainTextOf(reply.moreInformation)];
    return [
      entry({
        resourceType: 'Communication',
        id: reply.id,
        meta: { versionId: String(reply.version), lastUpdated: reply.repliedAt },
        language: question.language,
        contained: [asker, practitioner],
        inResponseTo: [{ reference: urlOf(question.id) }],
        status: 'completed',
        category: [{ text: reply.kind === 'second-opinion' ? 'Second opinion' : 'Answer' }],
        subject: { reference: '#asker' },
        ...(reply.serviceRequests.length === 0
          ? {}
          : { about: reply.serviceRequests.map(({ id }) => ({ reference: urlOf(id) })) }),
        sent: reply.repliedAt,
        recipient: [{ reference: '#asker' }],
        sender: author,
        payload: [plainTextOf(reply.body), ...more].map(payload),
      }),
      ...reply.serviceRequests.map((request) => entry(request)),
      entry({
        resourceType: 'Provenance',
        id: reply.provenanceId,
        contained: [practitioner],
        target: [reply.id, ...reply.serviceRequests.map(({ id }) => id)].map((id) => ({ reference: urlOf(id) })),
        recorded: reply.repliedAt,
        agent: [
          {
            type: {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
            },
            who: author,
            onBehalfOf: { display: fhirText(reply.departmentName) },
          },
        ],
        entity: [{ role: 'source', what: { reference: urlOf(question.id) } }],
      }),
    ];
  });
  return [asked, ...answered];
}

function entry(resource: BundleEntry['resource']): BundleEntry {
  return { fullUrl: urlOf(resource.id), resource };
}

function urlOf(id: string): string {
  return `urn:uuid:${id}`;
}

function payload(text: string): { readonly contentString: string } {
  return { contentString: fhirText(text) };
}

/** A text as FHIR takes it: well formed, without control characters but tab and line breaks, and never empty. */
function fhirText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\r\n]/gu, ' ')
    .trim();
  return clean === '' ? '-' : clean;
}
