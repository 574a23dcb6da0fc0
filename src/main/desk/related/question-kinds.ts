/**
 * What a question wants to know of its matter, as a set of bits: a question about the treatment of something is no good
 * answer to one about its cause. A closed list of kinds that consumers' questions were sorted into by the makers of
 * MedQuAD (Ben Abacha and Demner-Fushman 2019), told by the stems of the words that name them.
 */
const KINDS: readonly (readonly string[])[] = [
  [
    'treat',
    'treatment',
    'therapi',
    'cure',
    'curabl',
    'medicin',
    'medic',
    'manag',
    'remedi',
    'heal',
    'reliev',
    'surgeri',
    'oper',
  ],
  ['caus', 'why', 'reason', 'trigger', 'due', 'sourc', 'origin', 'etiolog'],
  ['symptom', 'sign', 'manifest', 'recogn', 'recognis'],
  ['diagnos', 'diagnosi', 'diagnost', 'test', 'exam', 'detect', 'screen', 'scan', 'biopsi', 'check'],
  ['prognosi', 'outlook', 'surviv', 'expect', 'expectancyi', 'fatal', 'die', 'death', 'recov', 'recoveri', 'life'],
  ['prevent', 'avoid', 'prevention', 'vaccin', 'protect'],
  ['side', 'effect', 'advers', 'reaction'],
  ['dose', 'dosag', 'much', 'often', 'mg', 'overdos'],
  ['interact', 'togeth', 'combin', 'mix'],
  ['inherit', 'genet', 'gene', 'hereditari', 'heredit', 'mutat', 'chromosom'],
  ['risk', 'chanc', 'common', 'mani', 'rate', 'contagi', 'develop'],
  ['complic', 'damag', 'lead', 'harm', 'danger'],
  ['research', 'trial', 'studi', 'clinic'],
  ['safe', 'safeti', 'precaut', 'warn', 'allow', 'drink', 'eat', 'diet', 'food'],
  ['store', 'dispos', 'brand', 'name', 'ingredi', 'contain'],
  ['where', 'contact', 'find', 'support', 'resourc', 'group', 'specialist', 'refer'],
];
const BITS = new Map<string, number>();
KINDS.forEach((stems, kind) => {
  for (const stem of stems) BITS.set(stem, (BITS.get(stem) ?? 0) | (1 << kind));
});

/** The kinds that a word speaks of; 0 for most words. */
export function kindsOfStem(stem: string): number {
  return BITS.get(stem) ?? 0;
}

export function countKinds(kinds: number): number {
  let count = 0;
  for (let rest = kinds; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
