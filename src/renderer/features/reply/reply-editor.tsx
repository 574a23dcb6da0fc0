import { Button, Tooltip } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import type { LexicalEditor } from 'lexical';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/desk.ts';
import { problemsOf, type ReplyContent, type ReplyProblem } from '#domain/reply.ts';
import { EMPTY_RICH_TEXT, plainTextOf } from '#domain/rich-text.ts';
import { instantiateTemplate, type Template } from '#domain/template.ts';
import { NO_UNDO_STEPS, type UndoHistory } from '#domain/undo-history.ts';
import { KeyedButton } from '../../components/keyed-button/keyed-button.tsx';
import { TemplatePicker } from '../../components/template-picker/template-picker.tsx';
import { deskClient } from '../../lib/clients.ts';
import { codeOf } from '../../lib/desk-errors.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import { ChangedDialog } from './changed-dialog.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { CitationStrip } from './citation-strip.tsx';
import { $readEditor } from './document-bridge.ts';
import { DraftStatus } from './draft-status.tsx';
import { EarlierVersions } from './earlier-versions.tsx';
import { FormatTools } from './format-tools.tsx';
import { insertBlocks, insertQuote, insertText, openSlotNumber } from './insertions.ts';
import classes from './reply-pane.module.css';
import { RichTextField } from './rich-text-field.tsx';
import { sendFailureText } from './send-failure.ts';
import { useTemplateDepartmentName } from './template-department.ts';
import type { UndoJournal } from './undo-journal.ts';
import { type ReplyAutosaveOptions, useReplyAutosave } from './use-reply-autosave.ts';
import { useUndoHistory } from './use-undo-history.ts';
import { useWritingTools } from './writing-tools.tsx';

export interface ReplyEditorProps
  extends Pick<ReplyAutosaveOptions, 'question' | 'draft' | 'onDirty' | 'onSaved' | 'onClosed' | 'onWriting'> {
  readonly undoHistory: UndoHistory | null;
  readonly onSent: (item: OutboxItem) => void;
  readonly onLeave: () => void;
}

type Field = 'body' | 'more-information';

/** The reply's two fields with everything around them. Made anew for every question and every draft that is loaded. */
export function ReplyEditor(props: ReplyEditorProps) {
  const { question, onSent, onLeave } = props;
  // Once it is open, the editor is ahead of what is on disk.
  const [draft] = useState(props.draft);
  const [initialUndo] = useState(props.undoHistory);
  const { t } = useTranslation('reply');
  const { setReadRevision } = useReplySession();
  const editors = useRef<Record<Field, LexicalEditor | null>>({ body: null, 'more-information': null });
  const lastField = useRef<Field>('body');
  const [showsMore, setShowsMore] = useState((draft?.content.moreInformation ?? null) !== null);
  const [picker, setPicker] = useState<{ readonly bySlash: boolean } | null>(null);
  const [problems, setProblems] = useState<readonly ReplyProblem[]>([]);
  const [asksToRead, setAsksToRead] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const departmentNameOf = useTemplateDepartmentName();

  // Read at the moment of saving.
  const moreShown = useRef(showsMore);
  moreShown.current = showsMore;
  const undo = useUndoHistory();
  const { autosave, saveState, level, readRevision, changed } = useReplyAutosave({
    ...props,
    draft,
    readContent: () => ({
      body: readField(editors.current.body) ?? draft?.content.body ?? EMPTY_RICH_TEXT,
      moreInformation: moreShown.current ? readField(editors.current['more-information']) : null,
    }),
    readUndoHistory: undo.read,
    noteUndoSaved: undo.noteSaved,
    quote: (text) => insertQuote(editors.current.body, text),
    insert: (blocks) => insertBlocks(editors.current.body, blocks),
  });

  const sendAs = useCallback(
    async (questionRevision: number) => {
      try {
        await autosave.flush();
        const item = await deskClient.outbox.send({ questionId: question.id, questionRevision });
        autosave.abandon();
        onSent(item);
      } catch (error) {
        // It was changed at this very moment, and the window is about to hear of it.
        if (codeOf(error) === 'QUESTION_CHANGED') setAsksToRead(true);
        else setFailure(sendFailureText(error, t));
      }
    },
    [autosave, question.id, onSent, t],
  );

  const send = useCallback(async () => {
    setFailure(null);
    const body = readField(editors.current.body) ?? EMPTY_RICH_TEXT;
    const more = moreShown.current ? readField(editors.current['more-information']) : null;
    const found = problemsOf({ body, moreInformation: more } satisfies Pick<ReplyContent, 'body' | 'moreInformation'>);
    if (found.length > 0) {
      setProblems(found);
      return;
    }
    if (question.textRevision > readRevision) setAsksToRead(true);
    else await sendAs(readRevision);
  }, [question.textRevision, readRevision, sendAs]);

  async function confirmAndSend(): Promise<void> {
    try {
      await autosave.flush();
      await deskClient.draft.confirmQuestion({ questionId: question.id, questionRevision: question.revision });
    } catch (error) {
      setFailure(sendFailureText(error, t));
      return;
    }
    setReadRevision(question.revision);
    await sendAs(question.revision);
  }

  // Wherever the cursor is, but not behind a dialog, nor in a field that has an end of its own, such as a note's.
  useEffect(() => {
    const sendByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      if (event.target instanceof Element && event.target.closest('[data-own-submit]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      void send();
    };
    window.addEventListener('keydown', sendByKey, { capture: true });
    return () => window.removeEventListener('keydown', sendByKey, { capture: true });
  }, [send]);

  const situation = useMemo(
    () => ({ departmentId: question.departmentId, language: question.language }),
    [question.departmentId, question.language],
  );

  function pick(template: Template): void {
    setPicker(null);
    const blocks = instantiateTemplate(template, {
      instanceId: crypto.randomUUID(),
      question,
      departmentName: departmentNameOf(question.departmentId, template.language),
    });
    insertBlocks(editors.current[lastField.current], blocks);
    void deskClient.template.recordUse({ templateId: template.id, questionId: question.id }).catch(() => undefined);
  }

  function closePicker(typed: string): void {
    // What was typed after the slash was perhaps no search at all.
    const meant = picker?.bySlash === true ? `/${typed}` : '';
    setPicker(null);
    insertText(editors.current[lastField.current], meant);
  }

  function goTo(problem: ReplyProblem): void {
    setProblems([]);
    const field: Field = problem.kind === 'open-slot' ? problem.field : 'body';
    if (field === 'more-information') setShowsMore(true);
    const editor = editors.current[field];
    if (problem.kind === 'empty') editor?.focus();
    else
      openSlotNumber(
        editor,
        problems.filter((other) => other.kind === 'open-slot' && other.field === field).indexOf(problem),
      );
  }

  const writing = useWritingTools(() => editors.current[lastField.current], editors);
  const fieldProps = (field: Field) => ({
    onEditor: (editor: LexicalEditor, journal: UndoJournal) => {
      editors.current[field] = editor;
      undo.setJournal(field, journal);
    },
    ...writing.fieldProps,
    onChange: changed,
    onFocus: () => {
      lastField.current = field;
    },
    onBlur: () => void autosave.flush().catch(() => undefined),
    onSlash: () => setPicker({ bySlash: true }),
    onPicker: () => setPicker({ bySlash: false }),
    onLeave,
  });

  return (
    <section className={classes.pane} aria-label={t('reply')} data-language={question.language}>
      <div className={classes.tools}>
        <FormatTools editorOf={() => editors.current[lastField.current]} />
        {writing.tools}
        <Tooltip label="/ · Ctrl+;">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconTemplate size={15} aria-hidden />}
            onClick={() => setPicker({ bySlash: false })}
          >
            {t('insertTemplate')}
          </Button>
        </Tooltip>
        <EarlierVersions
          questionId={question.id}
          presentText={() => readPlain(editors.current)}
          beforeRestore={() => autosave.flush()}
        />
      </div>
      {writing.bars}
      <div className={classes.fields}>
        <RichTextField
          {...fieldProps('body')}
          label={t('reply')}
          placeholder={t('placeholder')}
          initial={draft?.content.body ?? EMPTY_RICH_TEXT}
          steps={initialUndo?.body ?? NO_UNDO_STEPS}
        />
        {showsMore ? (
          <div className={classes.more}>
            <p className={classes.moreTitle}>{t('moreInformation')}</p>
            <RichTextField
              {...fieldProps('more-information')}
              label={t('moreInformation')}
              placeholder={t('morePlaceholder')}
              initial={draft?.content.moreInformation ?? EMPTY_RICH_TEXT}
              steps={initialUndo?.moreInformation ?? NO_UNDO_STEPS}
            />
          </div>
        ) : (
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              setShowsMore(true);
              requestAnimationFrame(() => editors.current['more-information']?.focus());
            }}
          >
            {t('showMore')}
          </button>
        )}
        <CitationStrip />
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <footer className={classes.footer}>
        <DraftStatus state={saveState} level={level} />
        <Tooltip label="Ctrl+Enter">
          <KeyedButton size="compact-md" onClick={() => void send()} hint="Ctrl ↵" shortcut="Control+Enter">
            {t('send')}
          </KeyedButton>
        </Tooltip>
      </footer>
      <TemplatePicker opened={picker !== null} situation={situation} onPick={pick} onClose={closePicker} />
      <ChangedDialog
        opened={asksToRead}
        question={question}
        readRevision={readRevision}
        onConfirm={() => {
          setAsksToRead(false);
          void confirmAndSend();
        }}
        onClose={() => setAsksToRead(false)}
      />
      <CheckDialog problems={problems} onGoTo={goTo} onClose={() => setProblems([])} />
    </section>
  );
}

function readField(editor: LexicalEditor | null) {
  return editor?.getEditorState().read($readEditor) ?? null;
}

/** Both fields as they read now, to compare an earlier version with. */
function readPlain(editors: Readonly<Record<Field, LexicalEditor | null>>) {
  const plain = (editor: LexicalEditor | null): string => plainTextOf(readField(editor) ?? EMPTY_RICH_TEXT);
  return { body: plain(editors.body), more: plain(editors['more-information']) };
}
