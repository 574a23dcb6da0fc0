import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { AnsweredQuestionId, FaqTopicId } from '#domain/ids.ts';
import { MAX_CITATIONS } from '#domain/reply.ts';
import type { Block } from '#domain/rich-text.ts';

export interface Citations {
  readonly answerIds: readonly AnsweredQuestionId[];
  readonly topicIds: readonly FaqTopicId[];
}

/** What the reply and the related answers beside it share, for one question. `app/` puts one around both. */
export interface ReplySession {
  readonly citations: Citations;
  /** Loaded with the draft; does not count as a change. */
  setCitations(citations: Citations): void;
  toggleAnswer(id: AnsweredQuestionId): void;
  toggleTopic(id: FaqTopicId): void;
  /** Whether a reply is being written, so that citing and quoting lead somewhere. */
  readonly isWriting: boolean;
  setWriting(isWriting: boolean): void;
  /** What was typed so far, told now and then; the related answers follow it. */
  readonly typed: string;
  setTyped(text: string): void;
  /**
   * The question's revision whose words the doctor has read; null while no reply is open. A reply answers these words, also
   * when the patient changes them meanwhile.
   */
  readonly readRevision: number | null;
  setReadRevision(revision: number | null): void;
  /** Brings what was typed to disk, before something else takes the draft's place. */
  flush(): Promise<void>;
  /** The editor says how; null when it goes away. */
  setFlusher(flusher: (() => Promise<void>) | null): void;
  /** Puts a quotation at the cursor of the reply. */
  quote(text: string): void;
  /** The editor says how; null when it goes away. */
  setQuoter(quoter: ((text: string) => void) | null): void;
  /** Puts blocks at the cursor of the reply, where the doctor reads them before sending. */
  insert(blocks: readonly Block[]): void;
  /** The editor says how; null when it goes away. */
  setInserter(inserter: ((blocks: readonly Block[]) => void) | null): void;
}

const ReplySessionContext = createContext<ReplySession | null>(null);

export function ReplySessionProvider({ children }: { readonly children: ReactNode }) {
  const [citations, setCitations] = useState<Citations>({ answerIds: [], topicIds: [] });
  const [isWriting, setWriting] = useState(false);
  const [typed, setTyped] = useState('');
  const [readRevision, setReadRevision] = useState<number | null>(null);
  const flusher = useRef<(() => Promise<void>) | null>(null);
  const flush = useCallback(async () => flusher.current?.(), []);
  const setFlusher = useCallback((next: (() => Promise<void>) | null) => {
    flusher.current = next;
  }, []);
  const quoter = useRef<((text: string) => void) | null>(null);
  const toggleAnswer = useCallback(
    (id: AnsweredQuestionId) => setCitations((before) => ({ ...before, answerIds: toggled(before.answerIds, id) })),
    [],
  );
  const toggleTopic = useCallback(
    (id: FaqTopicId) => setCitations((before) => ({ ...before, topicIds: toggled(before.topicIds, id) })),
    [],
  );
  const quote = useCallback((text: string) => quoter.current?.(text), []);
  const setQuoter = useCallback((next: ((text: string) => void) | null) => {
    quoter.current = next;
  }, []);
  const inserter = useRef<((blocks: readonly Block[]) => void) | null>(null);
  const insert = useCallback((blocks: readonly Block[]) => inserter.current?.(blocks), []);
  const setInserter = useCallback((next: ((blocks: readonly Block[]) => void) | null) => {
    inserter.current = next;
  }, []);
  const session = useMemo(
    () => ({
      citations,
      setCitations,
      toggleAnswer,
      toggleTopic,
      isWriting,
      setWriting,
      typed,
      setTyped,
      readRevision,
      setReadRevision,
      flush,
      setFlusher,
      quote,
      setQuoter,
      insert,
      setInserter,
    }),
    [
      citations,
      toggleAnswer,
      toggleTopic,
      isWriting,
      typed,
      readRevision,
      flush,
      setFlusher,
      quote,
      setQuoter,
      insert,
      setInserter,
    ],
  );
  return <ReplySessionContext value={session}>{children}</ReplySessionContext>;
}

/** @throws {Error} outside of a question. */
export function useReplySession(): ReplySession {
  const session = useContext(ReplySessionContext);
  if (session === null) throw new Error('there is no question around this');
  return session;
}

function toggled<T>(ids: readonly T[], id: T): T[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < MAX_CITATIONS ? [...ids, id] : [...ids];
}
