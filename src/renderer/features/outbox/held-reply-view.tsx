import { Button } from '@mantine/core';
import { useHotkeys, useInterval } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/desk.ts';
import type { CommandId, QuestionId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { QuestionWords } from '../../components/question-words/question-words.tsx';
import { RichTextView } from '../../components/rich-text-view/rich-text-view.tsx';
import { isNotFound } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { isInDialog } from '../../lib/focus.ts';
import { HeldActions } from './held-actions.tsx';
import classes from './held-reply-view.module.css';
import { outboxStateText } from './outbox-text.ts';
import { PresentPane } from './present-pane.tsx';

export interface HeldReplyViewProps {
  readonly commandId: CommandId;
  readonly onQuestion: (questionId: QuestionId) => void;
  readonly onBack: () => void;
}

/** A reply that was not sent, beside what its author saw and what is there now, with every way on from here. */
export function HeldReplyView({ commandId, onQuestion, onBack }: HeldReplyViewProps) {
  const { t } = useTranslation('held');
  const { t: sendingWords } = useTranslation('sending');
  const { data, error } = useQuery(desk.outbox.getHeld.queryOptions({ input: { commandId } }));
  const title = useRef<HTMLHeadingElement>(null);
  // From the list the focus comes here, and it returns here when what held it is gone.
  useEffect(() => title.current?.focus(), []);
  const state = data?.item.state;
  useEffect(() => {
    if (state !== undefined && document.activeElement === document.body) title.current?.focus();
  }, [state]);
  useHotkeys([
    [
      'Escape',
      (event) => {
        if (!isInDialog(event)) onBack();
      },
    ],
  ]);
  const what = data?.item.what ?? 'reply';
  const yours =
    what === 'reply'
      ? t('yours')
      : sendingWords(what === 'correction' ? 'outbox.yourCorrection' : 'outbox.yourRetraction');
  const isLost = isNotFound(error);
  const isGone = isLost || (data !== undefined && data.item.state !== 'held' && data.item.state !== 'refused');
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={onBack}
          aria-keyshortcuts="Escape"
        >
          {t('back')}
        </Button>
        <h1 ref={title} tabIndex={-1} className={classes.title} dir="auto">
          {data === undefined ? t('yours') : data.item.questionTitle}
        </h1>
      </header>
      <div role="status" className={classes.reason} data-attention={!isGone || undefined}>
        {isLost && t('lost')}
        {data !== undefined && !isLost && <Reason item={data.item} isGone={isGone} />}
      </div>
      {data !== undefined && !isLost && (
        <>
          <div className={classes.panes}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard. */}
            <section className={classes.pane} aria-label={t('seen')} tabIndex={0}>
              <h2 className={classes.paneTitle}>{t('seen')}</h2>
              {data.seen === null ? (
                <p className={classes.quiet}>{t('seenGone')}</p>
              ) : (
                <QuestionWords now={data.seen} />
              )}
            </section>
            <PresentPane item={data.item} seen={data.seen} now={data.now} replies={data.replies} />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard. */}
            <section className={classes.pane} aria-label={yours} tabIndex={0}>
              <h2 className={classes.paneTitle}>{yours}</h2>
              {data.reason !== null && <p dir="auto">{sendingWords('outbox.because', { reason: data.reason })}</p>}
              {data.reply !== null && <YourReply content={data.reply} />}
            </section>
          </div>
          {!isGone && <HeldActions item={data.item} question={data.now} onQuestion={onQuestion} onBack={onBack} />}
        </>
      )}
    </main>
  );
}

/** Why it was not sent, and that it is safe; or where it went meanwhile. */
function Reason({ item, isGone }: { readonly item: OutboxItem; readonly isGone: boolean }) {
  const { t } = useTranslation('held');
  const { t: outboxWords, i18n } = useTranslation('outbox');
  const status = useQuery(desk.sync.status.queryOptions());
  const outbox = useQuery(desk.outbox.list.queryOptions());
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), 1000, { autoInvoke: true });
  const textOf = (shown: OutboxItem): string =>
    outboxStateText({ ...shown, waitsForClaim: false }, status.data, nowMs, i18n.language, outboxWords);
  if (isGone) {
    // Sent again it is another entry of the outbox, with the reply's own id.
    const again = outbox.data?.find(({ replyId, state }) => replyId === item.replyId && state !== 'held');
    return again === undefined ? t('lost') : t('moved', { state: textOf(again) });
  }
  return (
    <>
      {textOf(item)}
      {item.notes.map((note) => (
        <span key={note} className={classes.note}>
          {outboxWords(`notes.${note}`)}
        </span>
      ))}
    </>
  );
}

function YourReply({ content }: { readonly content: ReplyContent }) {
  const { t } = useTranslation('held');
  const { t: replyWords } = useTranslation('reply');
  const citations = content.citedAnswerIds.length + content.citedTopicIds.length;
  return (
    <>
      <RichTextView document={content.body} />
      {content.moreInformation !== null && (
        <>
          <h3 className={classes.partTitle}>{replyWords('moreInformation')}</h3>
          <RichTextView document={content.moreInformation} />
        </>
      )}
      {citations > 0 && <p className={classes.quiet}>{t('cites', { count: citations })}</p>}
    </>
  );
}
