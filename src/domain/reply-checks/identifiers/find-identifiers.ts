import { folded, type Span } from '../reply-text.ts';
import { birthDates } from './birth-dates.ts';
import { accounts, emails, webAddresses } from './contacts.ts';
import type { Identifier, IdentifierKind } from './identifier.ts';
import { names } from './names.ts';
import { nationalIds } from './national-ids.ts';
import { phones } from './phones.ts';
import { recordNumbers } from './records.ts';
import { streetAddresses } from './street-addresses.ts';

/**
 * What in a text points to a person: by its form, its check digit or the words beside it. `alias` is what the asker calls
 * themselves; null where they gave none. In the order of the text; where two overlap, the surer kind stands.
 */
export function findIdentifiers(text: string, alias: string | null): Identifier[] {
  const plain = folded(text);
  // The surer first: an e-mail address contains a host, an identity number the digits of a telephone.
  const found: readonly [IdentifierKind, readonly Span[]][] = [
    ['email', emails(plain)],
    ['url', webAddresses(plain)],
    ['record', recordNumbers(plain)],
    ['id', nationalIds(plain)],
    ['birth', birthDates(plain)],
    ['account', accounts(plain)],
    ['phone', phones(plain)],
    ['address', streetAddresses(plain)],
    ['name', names(plain, alias)],
  ];
  const kept: Identifier[] = [];
  for (const [kind, spans] of found) {
    for (const { start, end } of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
      if (start < end && kept.every((other) => other.end <= start || other.start >= end))
        kept.push({ kind, start, end });
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
