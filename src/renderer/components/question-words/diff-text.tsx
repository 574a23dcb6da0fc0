import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DiffPart, diffWords } from '#domain/word-diff.ts';
import classes from './question-words.module.css';

/** Longest stretch that is put on the screen without being asked for, in UTF-16 code units. */
const LONGEST_SHOWN = 20_000;
/** How much of a longer one stands at its beginning and its end, so that what is beside it has its surroundings. */
const KEPT_AT_ENDS = 2_000;

/** A patient's text with what was changed in it: underlined or struck through, and said to whoever listens. */
export function DiffText({ before, now }: { readonly before: string; readonly now: string }) {
  const { t } = useTranslation('compare');
  const diff = useMemo(() => diffWords(before, now), [before, now]);
  return (
    <>
      {!diff.byWord && <span className={classes.whole}>{t('whole')}</span>}
      {diff.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { readonly part: DiffPart }) {
  const { t } = useTranslation('compare');
  if (part.kind === 'same') return <LongText text={part.text} />;
  const Tag = part.kind === 'added' ? 'ins' : 'del';
  return (
    <Tag className={classes[part.kind]}>
      <span className={classes.spoken}>{t(part.kind)} </span>
      <LongText text={part.text} />
      <span className={classes.spoken}> {t('end')}</span>
    </Tag>
  );
}

/** Text of any length: what nobody reads at once is there on request, so that the window stays quick. */
export function LongText({ text }: { readonly text: string }) {
  const { t } = useTranslation('compare');
  const [shownWhole, setShownWhole] = useState(false);
  if (shownWhole || text.length <= LONGEST_SHOWN) return text;
  const hidden = text.length - 2 * KEPT_AT_ENDS;
  return (
    <>
      {text.slice(0, KEPT_AT_ENDS)}
      <button type="button" className={classes.showMore} onClick={() => setShownWhole(true)}>
        {t('more', { count: hidden })}
      </button>
      {text.slice(-KEPT_AT_ENDS)}
    </>
  );
}
