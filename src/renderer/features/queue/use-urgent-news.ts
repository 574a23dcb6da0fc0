import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../lib/desk-queries.ts';

/** Urgent questions are told together, and not more often than this, in milliseconds. */
const GATHER_MS = 2_000;
const PAUSE_MS = 30_000;
/** Changes this soon after the doctor's own action are no news. */
const OWN_MS = 3_000;
/** Nor is what the rules find in the first copy, which may be a while behind it. */
const FIRST_COPY_MS = 20_000;

/** What came in that is urgent, in words for assistive technology, rarely; and how to say that a change is my own. */
export function useUrgentNews(): readonly [string, () => void] {
  const { t } = useTranslation('queue');
  const counts = useQuery(desk.queue.counts.queryOptions());
  const status = useQuery(desk.sync.status.queryOptions());
  const [text, setText] = useState('');
  const known = useRef<number | null>(null);
  const untold = useRef(0);
  const toldMs = useRef(Number.NEGATIVE_INFINITY);
  const quietUntilMs = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const urgent = counts.data?.urgent;
  const isFirstSync = status.data === undefined || status.data.firstSync !== null || status.data.lastPulledAt === null;
  useEffect(() => {
    if (isFirstSync) return;
    quietUntilMs.current = Math.max(quietUntilMs.current, Date.now() + FIRST_COPY_MS);
  }, [isFirstSync]);
  useEffect(() => {
    if (urgent === undefined) return;
    const before = known.current;
    known.current = urgent;
    if (before === null || isFirstSync || Date.now() < quietUntilMs.current || urgent <= before) return;
    untold.current += urgent - before;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        toldMs.current = performance.now();
        setText(t('newUrgent', { count: untold.current }));
        untold.current = 0;
      },
      Math.max(GATHER_MS, toldMs.current + PAUSE_MS - performance.now()),
    );
  }, [urgent, isFirstSync, t]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const own = useCallback(() => {
    quietUntilMs.current = Math.max(quietUntilMs.current, Date.now() + OWN_MS);
  }, []);
  return [text, own];
}
