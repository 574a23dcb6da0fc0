import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedFlag, RedFlagPhrase } from '#contract/desk.ts';
import { type MarkPiece, markPieces } from './mark-pieces.ts';
import classes from './patient-text.module.css';
import { type TextChunk, textChunks } from './text-chunks.ts';

/** How much of a long text is on the screen at first, and how much each request adds, in UTF-16 code units. */
const FIRST_SHOWN = 20_000;
const STEP = 100_000;
/** How much of a whole long text comes with each picture, so that the window goes on answering; in UTF-16 code units. */
const PER_PICTURE = 400_000;
/** Characters of a line of reading text; only the scroll bar of a very long text depends on it. */
const LINE_LENGTH = 64;
const LINE_REM = 1.6;

/** A phrase that somebody wants to see. Made anew for every wish, so that the same phrase can be wanted twice. */
export interface WantedPhrase {
  readonly place: string;
  readonly start: number;
}

interface PatientTextProps {
  readonly text: string;
  /** Which of the patient's texts it is: `body`, or a follow-up's id. */
  readonly place: string;
  readonly marks: readonly RedFlagPhrase[];
  readonly flags: readonly RedFlag[];
  readonly wanted: WantedPhrase | null;
}

/**
 * What a patient wrote, to the letter, with the phrases that rules found in it. A long text begins with its first part;
 * what is put on the screen is laid out only where somebody looks, so that the window stays quick with ten megabytes.
 */
export function PatientText({ text, place, marks, flags, wanted }: PatientTextProps) {
  const { t, i18n } = useTranslation('question');
  const root = useRef<HTMLDivElement>(null);
  const chunks = useMemo(() => textChunks(text), [text]);
  const pieces = useMemo(() => markPieces(marks, text.length), [marks, text.length]);
  const [shownLength, setShownLength] = useState(FIRST_SHOWN);
  const [wantsAll, setWantsAll] = useState(false);
  const wantedStart = wanted?.place === place ? wanted.start : -1;
  const wantedPiece = pieces.find(({ start, end }) => start <= wantedStart && wantedStart < end);
  const least = Math.max(shownLength, wantedPiece?.end ?? 0);
  const shown = chunks.filter(({ start }) => start < least);
  const hidden = text.length - (shown.at(-1)?.end ?? 0);

  useEffect(() => {
    if (!wantsAll || shownLength >= text.length) return;
    const next = requestAnimationFrame(() => setShownLength(shownLength + PER_PICTURE));
    return () => cancelAnimationFrame(next);
  }, [wantsAll, shownLength, text.length]);

  // Once for every wish: the question may be read anew while somebody writes elsewhere.
  const followed = useRef<WantedPhrase | null>(null);
  useEffect(() => {
    if (wantedPiece === undefined || wanted === null || followed.current === wanted) return;
    followed.current = wanted;
    const mark = root.current?.querySelector<HTMLElement>(`[data-start="${wantedPiece.start}"]`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  }, [wanted, wantedPiece]);

  const number = new Intl.NumberFormat(i18n.language);
  return (
    <>
      <div ref={root} className={classes.text} dir="auto">
        {shown.map((chunk) => (
          <Chunk key={chunk.start} text={text} chunk={chunk} pieces={piecesIn(pieces, chunk)} flags={flags} />
        ))}
      </div>
      {hidden > 0 && (
        <div className={classes.more}>
          <span>{t('hidden', { hidden: number.format(hidden), all: number.format(text.length) })}</span>
          <button type="button" onClick={() => setShownLength(least + STEP)}>
            {t('showNext', { next: number.format(Math.min(STEP, hidden)) })}
          </button>
          <button type="button" onClick={() => setWantsAll(true)}>
            {t('showAll')}
          </button>
        </div>
      )}
    </>
  );
}

const NO_PIECES: readonly MarkPiece[] = [];

/** The same empty list for all chunks without a mark, so that they are not drawn again. */
function piecesIn(pieces: readonly MarkPiece[], { start, end }: TextChunk): readonly MarkPiece[] {
  const within = pieces.filter((piece) => piece.start < end && piece.end > start);
  return within.length === 0 ? NO_PIECES : within;
}

interface ChunkProps {
  readonly text: string;
  readonly chunk: TextChunk;
  readonly pieces: readonly MarkPiece[];
  readonly flags: readonly RedFlag[];
}

const Chunk = memo(function Chunk({ text, chunk, pieces, flags }: ChunkProps) {
  const lines = Math.max(chunk.lines, Math.ceil((chunk.end - chunk.start) / LINE_LENGTH));
  const isLong = chunk.end - chunk.start < text.length;
  let at = chunk.start;
  return (
    <div
      className={isLong ? classes.chunk : undefined}
      style={isLong ? { containIntrinsicBlockSize: `auto ${lines * LINE_REM}rem` } : undefined}
    >
      {pieces.map((piece) => {
        const before = text.slice(at, Math.max(at, piece.start));
        const from = Math.max(piece.start, chunk.start);
        at = Math.min(piece.end, chunk.end);
        return [before, <Phrase key={piece.start} piece={piece} flags={flags} text={text.slice(from, at)} />];
      })}
      {text.slice(at, chunk.end)}
    </div>
  );
});

interface PhraseProps {
  readonly text: string;
  readonly piece: MarkPiece;
  readonly flags: readonly RedFlag[];
}

/** The words that a rule found. Why it does not count stands after one that does not. */
function Phrase({ text, piece, flags }: PhraseProps) {
  const { t, i18n } = useTranslation('question');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const about = piece.marks.map(({ ruleId, reason }) => {
    const concept = flags.find((flag) => flag.ruleId === ruleId)?.concept[language] ?? ruleId;
    return reason === null ? concept : t('conceptBecause', { concept, reason: t(`reasons.${reason}`) });
  });
  const reasons = piece.muted
    ? piece.marks.flatMap(({ reason }) => (reason === null ? [] : t(`reasons.${reason}`)))
    : [];
  const tiers = piece.marks
    .filter(({ muted }) => !muted)
    .map(({ ruleId }) => flags.find((flag) => flag.ruleId === ruleId)?.tier);
  const tier = (['T1', 'T2', 'T3'] as const).find((one) => tiers.includes(one));
  const description = [...new Set(about)].join('; ');
  return (
    <mark
      tabIndex={-1}
      className={classes.phrase}
      data-start={piece.start}
      data-tier={tier}
      data-muted={piece.muted || undefined}
      data-reason={reasons.length === 0 ? undefined : [...new Set(reasons)].join(', ')}
      title={description}
      aria-description={description}
    >
      {text}
    </mark>
  );
}
