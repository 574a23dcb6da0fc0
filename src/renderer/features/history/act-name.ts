import type { TFunction } from 'i18next';

/** What an act of the audit trail is called; acts of later versions keep their code. */
export function actName(act: string, t: TFunction<'history'>): string {
  return t(`acts.${act}` as 'acts.claim', { defaultValue: act });
}
