import { inlinesOf, type ReferralField, type RichText } from './rich-text.ts';

/**
 * A referral as data. Text values are as the patient reads them; null where the snippet has no such part or the
 * doctor left it out.
 */
export interface Referral {
  /** The inserted snippet that it comes from. */
  readonly instanceId: string;
  readonly fromDepartment: string | null;
  readonly toDepartment: string;
  readonly urgency: string | null;
  readonly timeFrame: string | null;
  readonly reason: string | null;
  readonly whatToBring: string | null;
  readonly ifWorse: string | null;
}

/**
 * Reads the referrals out of a reply. They are never stored beside the text: a referral is what the bound slots of
 * one inserted snippet say, so text and data cannot disagree. A snippet without a chosen department makes none.
 */
export function referralsOf(...documents: readonly RichText[]): Referral[] {
  const byInstance = new Map<string, Map<ReferralField, string>>();
  for (const document of documents) {
    for (const inline of inlinesOf(document)) {
      if (inline.type !== 'slot' || inline.binding === null || inline.value === null) continue;
      const fields = byInstance.get(inline.instanceId) ?? new Map<ReferralField, string>();
      byInstance.set(inline.instanceId, fields.set(inline.binding, inline.value));
    }
  }
  return [...byInstance].flatMap(([instanceId, fields]) => {
    const toDepartment = fields.get('to-department');
    if (toDepartment === undefined) return [];
    const field = (name: ReferralField): string | null => fields.get(name) ?? null;
    return [
      {
        instanceId,
        fromDepartment: field('from-department'),
        toDepartment,
        urgency: field('urgency'),
        timeFrame: field('time-frame'),
        reason: field('reason'),
        whatToBring: field('what-to-bring'),
        ifWorse: field('if-worse'),
      },
    ];
  });
}
