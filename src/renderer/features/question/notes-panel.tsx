import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Note } from '#domain/triage.ts';
import { desk } from '../../lib/desk-queries.ts';
import { ariaStroke, shownStroke } from '../../lib/key-notation.ts';
import { useAction, useKeymap } from '../../lib/keymap.ts';
import { momentOf } from '../../lib/moments.ts';
import { begunNote, keepBegunNote } from './note-drafts.ts';
import classes from './notes-panel.module.css';

const MAX_NOTE_LENGTH = 4000;

interface NotesPanelProps {
  readonly account: Account;
  readonly questionId: QuestionId;
  readonly notes: readonly Note[];
}

/**
 * What colleagues tell each other about a question. It has its own colours, its own field and its own procedure; nothing
 * here knows of the reply, and what is written here cannot get into one.
 */
export function NotesPanel({ account, questionId, notes }: NotesPanelProps) {
  const { t, i18n } = useTranslation('question');
  const headingId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => begunNote(account.id, questionId));
  const stroke = useKeymap().keysOf('addNote')[0];
  function type(next: string): void {
    setText(next);
    keepBegunNote(account.id, questionId, next);
  }
  const add = useMutation(
    desk.question.addNote.mutationOptions({
      onSuccess: (_note, added) => {
        // What was typed meanwhile stays.
        if (begunNote(account.id, questionId) === added.text) type('');
        field.current?.focus();
      },
    }),
  );
  function submit(): void {
    if (text.trim() !== '' && !add.isPending) add.mutate({ questionId, text });
  }
  useAction('addNote', () => {
    field.current?.scrollIntoView({ block: 'nearest' });
    field.current?.focus();
  });
  return (
    <section className={classes.panel} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.head}>
        <IconLock size={15} aria-hidden />
        {t('notes.title')} <span className={classes.only}>{t('notes.only')}</span>
      </h2>
      {notes.length > 0 && (
        <ol className={classes.list}>
          {notes.map(({ id, authorName, writtenAt, text: written }) => (
            <li key={id}>
              <p className={classes.when}>
                <bdi>{authorName}</bdi>, <time dateTime={writtenAt}>{momentOf(writtenAt, i18n.language)}</time>
              </p>
              <div className={classes.text} dir="auto">
                {written}
              </div>
            </li>
          ))}
        </ol>
      )}
      <textarea
        ref={field}
        className={classes.field}
        aria-label={t('notes.field')}
        placeholder={t('notes.placeholder')}
        aria-keyshortcuts={stroke === undefined ? undefined : ariaStroke(stroke)}
        title={stroke === undefined ? undefined : shownStroke(stroke)}
        dir="auto"
        rows={text === '' ? 1 : 3}
        maxLength={MAX_NOTE_LENGTH}
        value={text}
        // Its Ctrl+Enter adds the note and must never send the reply beside it.
        data-own-submit
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') field.current?.closest<HTMLElement>('[data-question-id]')?.focus();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      {text !== '' && (
        <div className={classes.foot}>
          <Button variant="default" size="compact-sm" disabled={text.trim() === '' || add.isPending} onClick={submit}>
            {t('notes.add')}
          </Button>
          <kbd className={classes.only}>{shownStroke('Ctrl+Enter')}</kbd>
        </div>
      )}
      {add.isError && (
        <p role="alert" className={classes.failure}>
          {t('notes.failed')}
        </p>
      )}
    </section>
  );
}
