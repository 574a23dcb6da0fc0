import type { CheckedReply, ReplyFinding } from './finding.ts';
import { isPublicPage } from './identifiers/contacts.ts';
import { findIdentifiers } from './identifiers/find-identifiers.ts';
import type { IdentifierKind } from './identifiers/identifier.ts';

/** What points to a person, in the text or behind a link. It may be taken out unless it is a slot's value. */
export function checkIdentifiers({ blocks, question }: CheckedReply): ReplyFinding[] {
  return blocks.flatMap(({ field, block, text, slots, links }) => {
    const note = (identifier: IdentifierKind, start: number, end: number, quote: string): ReplyFinding => ({
      code: 'identifier',
      identifier,
      quote,
      severity: 'warns',
      place: { field, block, start, end },
      fix: slots.some((slot) => slot.start < end && start < slot.end) ? null : 'remove',
    });
    const found = findIdentifiers(text, question.alias);
    const behind = links.filter(
      ({ start, end, target }) =>
        (/^mailto:/iu.test(target) || !isPublicPage(target)) &&
        !found.some((other) => other.start < end && start < other.end),
    );
    return [
      ...found.map(({ kind, start, end }) => note(kind, start, end, text.slice(start, end))),
      ...behind.map(({ start, end, target }) =>
        note(/^mailto:/iu.test(target) ? 'email' : 'url', start, end, target.replace(/^mailto:/iu, '')),
      ),
    ];
  });
}
