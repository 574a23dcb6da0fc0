import { useTranslation } from 'react-i18next';
import type { RedFlag, RedFlagPhrase } from '#contract/desk.ts';
import type { Question } from '#domain/question.ts';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import classes from './red-flags.module.css';

/** Longest phrase on a button, in UTF-16 code units. */
const LONGEST_PHRASE = 60;

interface RedFlagsProps {
  readonly question: Question;
  /** Most urgent first, muted ones last. */
  readonly flags: readonly RedFlag[];
  readonly marks: readonly RedFlagPhrase[];
  readonly onPhrase: (mark: RedFlagPhrase) => void;
}

/** The rules of which a phrase was found, what they rest on, and the phrases, which lead to their place in the text. */
export function RedFlags({ question, flags, marks, onPhrase }: RedFlagsProps) {
  const { t } = useTranslation('question');
  if (flags.length === 0) return null;
  return (
    <div className={classes.box}>
      <p className={classes.head}>
        {t('redFlags')} <span className={classes.quiet}>{t('notADiagnosis')}</span>
      </p>
      <ul className={classes.list} aria-label={t('redFlags')}>
        {flags.map((flag) => {
          const phrases = marks.filter(({ ruleId }) => ruleId === flag.ruleId);
          return <Flag key={flag.ruleId} flag={flag} phrases={phrases} question={question} onPhrase={onPhrase} />;
        })}
      </ul>
    </div>
  );
}

interface FlagProps {
  readonly flag: RedFlag;
  readonly phrases: readonly RedFlagPhrase[];
  readonly question: Question;
  readonly onPhrase: (mark: RedFlagPhrase) => void;
}

function Flag({ flag, phrases, question, onPhrase }: FlagProps) {
  const { t, i18n } = useTranslation('question');
  const { t: queueWords } = useTranslation('queue');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const isMuted = phrases.every(({ muted }) => muted);
  return (
    <li className={classes.flag} data-tier={isMuted ? undefined : flag.tier} data-muted={isMuted || undefined}>
      <div className={classes.line}>
        <UrgencyMark urgency={isMuted ? null : flag.tier} />
        <span className={classes.concept}>{flag.concept[language]}</span>
        <span className={classes.tier}>
          {isMuted ? t('doesNotCount') : flag.needsHuman ? t('needsHuman') : queueWords(`urgency.${flag.tier}`)}
        </span>
        {phrases.map((mark) => (
          <button
            key={`${placeOf(mark)} ${mark.start}`}
            type="button"
            className={classes.phrase}
            data-muted={mark.muted || undefined}
            title={t('goToPhrase')}
            onClick={() => onPhrase(mark)}
          >
            <bdi>{shortened(phraseOf(question, mark))}</bdi>
            {mark.reason !== null && <span className={classes.quiet}> {t(`reasons.${mark.reason}`)}</span>}
          </button>
        ))}
      </div>
      <p className={classes.why}>
        {flag.why[language]} <span className={classes.source}>{sourceText()}</span>
      </p>
    </li>
  );

  function sourceText(): string {
    return [
      t('source', { name: flag.source.name }),
      flag.source.checked ? null : t('sourceUnchecked'),
      flag.signedOff ? null : t('notSignedOff'),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  }
}

/** Which of the patient's texts a mark stands in. */
export function placeOf({ place }: RedFlagPhrase): string {
  return place === 'body' ? place : place.followUpId;
}

function phraseOf(question: Question, mark: RedFlagPhrase): string {
  const { place } = mark;
  const text = place === 'body' ? question.body : question.followUps.find(({ id }) => id === place.followUpId)?.text;
  return (text ?? '').slice(mark.start, mark.end);
}

function shortened(phrase: string): string {
  const oneLine = phrase.replace(/\s+/gu, ' ').trim();
  return oneLine.length > LONGEST_PHRASE ? `${oneLine.slice(0, LONGEST_PHRASE)}…` : oneLine;
}
