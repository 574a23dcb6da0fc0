import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Question } from '#domain/question.ts';
import type { AskTick, ReplyContent } from '#domain/reply.ts';
import { asksOf } from '#domain/reply-checks/asks.ts';
import { type CoveredAsk, coverageOf } from '#domain/reply-checks/coverage.ts';
import { plainTextOf } from '#domain/rich-text.ts';

type Texts = Pick<ReplyContent, 'body' | 'moreInformation'>;

export interface Coverage {
  readonly covered: readonly CoveredAsk[];
  /** Ticks of the doctor, as they are now. */
  readonly ticks: () => AskTick[];
  /** To be told what the fields hold, whenever it is read for saving: never at a key. */
  readonly noteTexts: (texts: Texts) => void;
  readonly tick: (key: string, isAnswered: boolean) => void;
  /** The asks that these texts leave open. */
  readonly unansweredIn: (texts: Texts) => CoveredAsk['ask'][];
}

/** Which asks of the question the reply speaks of, while it is written. */
export function useCoverage(question: Question, draft: ReplyContent | null): Coverage {
  const { title, body, followUps } = question;
  const asks = useMemo(() => asksOf({ title, body, followUps }), [title, body, followUps]);
  const [ticks, setTicks] = useState<readonly AskTick[]>(draft?.askTicks ?? []);
  const latestTicks = useRef(ticks);
  const [written, setWritten] = useState(() => (draft === null ? '' : wordsOf(draft)));
  const seen = useDeferredValue(written);
  const covered = useMemo(() => coverageOf(asks, seen, ticks), [asks, seen, ticks]);
  return {
    covered,
    ticks: () => [...latestTicks.current],
    noteTexts: (texts) => setWritten(wordsOf(texts)),
    tick: (key, isAnswered) => {
      latestTicks.current = [...latestTicks.current.filter((tick) => tick.key !== key), { key, isAnswered }].slice(-50);
      setTicks(latestTicks.current);
    },
    unansweredIn: (texts) =>
      coverageOf(asks, wordsOf(texts), latestTicks.current)
        .filter(({ isAnswered }) => !isAnswered)
        .map(({ ask }) => ask),
  };
}

function wordsOf({ body, moreInformation }: Texts): string {
  return moreInformation === null ? plainTextOf(body) : `${plainTextOf(body)}\n${plainTextOf(moreInformation)}`;
}
