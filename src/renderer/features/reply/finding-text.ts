import type { useTranslation } from 'react-i18next';
import type { ReplyFinding } from '#domain/reply-checks/finding.ts';

type Translate = ReturnType<typeof useTranslation<'checks'>>['t'];

/** What was found, in the doctor's words. */
export function findingText(finding: ReplyFinding, t: Translate): string {
  switch (finding.code) {
    case 'empty':
      return t('finding.empty');
    case 'open-slot':
      return finding.place?.field === 'more-information'
        ? t('finding.openSlotMore', { label: finding.label })
        : t('finding.openSlot', { label: finding.label });
    case 'urgency-not-said':
      return t(`finding.urgency.${finding.urgency}`);
    case 'no-safety-net':
      return t('finding.noSafetyNet');
    case 'identifier':
      return t(`finding.identifier.${finding.identifier}`, { quote: finding.quote });
    case 'reading-level': {
      const { grade, target, hardWords } = finding;
      const level = { grade: Math.round(grade), target };
      return hardWords.length === 0
        ? t('finding.readingLevel', level)
        : t('finding.readingLevelWords', { ...level, words: hardWords.join(', ') });
    }
    case 'dose-without-unit':
      return t('finding.dose', { quote: finding.quote });
    case 'other-language':
      return t('finding.otherLanguage', {
        wanted: t(`finding.languages.${finding.wanted}`),
        found: t(`finding.languages.${finding.found}`),
      });
    case 'too-short':
      return t('finding.tooShort', { words: finding.words, least: finding.least });
    case 'own-department':
      return t('finding.ownDepartment', { department: finding.department });
    case 'other-department':
      return t('finding.otherDepartment', { department: finding.department, referredTo: finding.referredTo });
    case 'unanswered-ask':
      return t('finding.unansweredAsk', { ask: finding.ask });
  }
}

/** Where it is, in the doctor's words. */
export function placeText({ code, place }: ReplyFinding, t: Translate): string {
  if (code === 'unanswered-ask') return t('inQuestion');
  if (place === null) return t('wholeReply');
  return t(place.field === 'body' ? 'inBody' : 'inMore', { number: place.block + 1 });
}
