import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedFlag, RedFlagPhrase } from '#contract/desk.ts';
import type { Question } from '#domain/question.ts';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import { type MarkPiece, markPieces } from './mark-pieces.ts';
import classes from './red-flags.module.css';

/** With more flags than this, why and from where is shown on request, so that the text is not pushed out of sight. */
const MOST_EXPLAINED = 2;
/** Of each flag, as long as why is not shown. All of them are marked in the text. */
const MOST_PHRASES = 2;
/** Longest phrase on a button, in UTF-16 code units. */
const LONGEST_PHRASE = 60;

interface RedFlagsProps {
  readonly question: Question;
  /** Most urgent first, muted ones last. */
  readonly flags: readonly RedFlag[];
  readonly marks: readonly RedFlagPhrase[];
  /** False when the rules failed on the question. */
  readonly areRead: boolean;
  readonly onPhrase: (mark: RedFlagPhrase) => void;
}

/** The rules of which a phrase was found, what they rest on, and the phrases, which lead to their place in the text. */
export function RedFlags({ question, flags, marks, areRead, onPhrase }: RedFlagsProps) {
  const { t } = useTranslation('question');
  const [wantsWhy, setWantsWhy] = useState<boolean | null>(null);
  if (!areRead) return <p className={classes.unread}>{t('flagsUnread')}</p>;
  if (flags.length === 0) return null;
  const showsWhy = wantsWhy ?? flags.length <= MOST_EXPLAINED;
  return (
    <div className={classes.box}>
      <p className={classes.head}>
        {t('redFlags')} <span className={classes.quiet}>{t('notADiagnosis')}</span>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={showsWhy}
          onClick={() => setWantsWhy(!showsWhy)}
        >
          {showsWhy ? t('hideWhy') : t('showWhy')}
        </button>
      </p>
      <ul className={classes.list} aria-label={t('redFlags')}>
        {flags.map((flag) => {
          const phrases = marks.filter(({ ruleId }) => ruleId === flag.ruleId);
          return (
            <Flag
              key={flag.ruleId}
              flag={flag}
              phrases={phrases}
              question={question}
              showsWhy={showsWhy}
              onPhrase={onPhrase}
            />
          );
        })}
      </ul>
    </div>
  );
}

interface FlagProps {
  readonly flag: RedFlag;
  readonly phrases: readonly RedFlagPhrase[];
  readonly question: Question;
  readonly showsWhy: boolean;
  readonly onPhrase: (mark: RedFlagPhrase) => void;
}

function Flag({ flag, phrases, question, showsWhy, onPhrase }: FlagProps) {
  const { t, i18n } = useTranslation('question');
  const { t: queueWords } = useTranslation('queue');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const isMuted = phrases.every(({ muted }) => muted);
  const found = phrasesOf(question, phrases).toSorted(
    (left, right) => Number(left.piece.muted) - Number(right.piece.muted),
  );
  const shown = showsWhy ? found : found.slice(0, MOST_PHRASES);
  // Some concepts say themselves that a human is needed, which stands beside them here.
  const [beforeColon] = flag.concept[language].split(/[:：]/u);
  const concept = flag.needsHuman ? beforeColon : flag.concept[language];
  return (
    <li className={classes.flag} data-tier={isMuted ? undefined : flag.tier} data-muted={isMuted || undefined}>
      <div className={classes.line} data-single={!showsWhy || undefined}>
        <UrgencyMark urgency={isMuted ? null : flag.tier} />
        <span className={classes.concept}>{concept}</span>
        <span className={classes.tier}>
          {isMuted ? t('doesNotCount') : flag.needsHuman ? t('needsHuman') : queueWords(`urgency.${flag.tier}`)}
        </span>
        {shown.map(({ mark, piece, text }) => (
          <button
            key={`${placeOf(mark)} ${piece.start}`}
            type="button"
            className={classes.phrase}
            data-muted={piece.muted || undefined}
            title={t('goToPhrase')}
            onClick={() => onPhrase(mark)}
          >
            <bdi>{shortened(text)}</bdi>
            {mark.reason !== null && <span className={classes.quiet}> {t(`reasons.${mark.reason}`)}</span>}
          </button>
        ))}
        {found.length > shown.length && <span className={classes.quiet}>+{found.length - shown.length}</span>}
      </div>
      <p className={classes.why} hidden={!showsWhy}>
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

interface ShownPhrase {
  /** The first that stands there; its place and beginning lead to all of them. */
  readonly mark: RedFlagPhrase;
  readonly piece: MarkPiece;
  readonly text: string;
}

/** What a rule found, each stretch once, in the order of the texts. */
function phrasesOf(question: Question, marks: readonly RedFlagPhrase[]): ShownPhrase[] {
  const texts = [
    { place: 'body', text: question.body },
    ...question.followUps.map(({ id, text }) => ({ place: id, text })),
  ];
  return texts.flatMap(({ place, text }) =>
    markPieces(
      marks.filter((mark) => placeOf(mark) === place),
      text.length,
    ).flatMap((piece) => {
      const mark = piece.marks.find(({ muted }) => muted === piece.muted) ?? piece.marks[0];
      return mark === undefined ? [] : [{ mark, piece, text: text.slice(piece.start, piece.end) }];
    }),
  );
}

function shortened(phrase: string): string {
  const oneLine = phrase.replace(/\s+/gu, ' ').trim();
  return oneLine.length > LONGEST_PHRASE ? `${oneLine.slice(0, LONGEST_PHRASE)}…` : oneLine;
}
