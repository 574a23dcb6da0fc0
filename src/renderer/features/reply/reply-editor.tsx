import { Button, Tooltip } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LexicalEditor } from 'lexical';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/desk.ts';
import type { ReplyContent, ReplyKind, ReplyOverride } from '#domain/reply.ts';
import { EMPTY_RICH_TEXT, isBlank, plainTextOf } from '#domain/rich-text.ts';
import { instantiateTemplate, type Template, TemplateRefusedError } from '#domain/template.ts';
import type { UndoHistory } from '#domain/undo-history.ts';
import { NO_UNDO_STEPS } from '#domain/undo-history.ts';
import { TemplatePicker } from '../../components/template-picker/template-picker.tsx';
import { deskClient } from '../../lib/clients.ts';
import { codeOf } from '../../lib/desk-errors.ts';
import { desk } from '../../lib/desk-queries.ts';
import { useAction } from '../../lib/keymap.ts';
import { tellNotice } from '../../lib/notices.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import { ChangedDialog } from './changed-dialog.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { CitationStrip } from './citation-strip.tsx';
import { CorrectionBar } from './correction-bar.tsx';
import { CoverageStrip, focusAsk } from './coverage-strip.tsx';
import { $readEditor } from './document-bridge.ts';
import { DraftStatus } from './draft-status.tsx';
import { EarlierVersions } from './earlier-versions.tsx';
import { FormatTools } from './format-tools.tsx';
import { insertBlocks, insertQuote } from './insertions.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { ReferralCards } from './referral-cards.tsx';
import classes from './reply-pane.module.css';
import { RichTextField } from './rich-text-field.tsx';
import { SendBar } from './send-bar.tsx';
import { sendFailureText } from './send-failure.ts';
import { useTemplateDepartmentName } from './template-department.ts';
import type { UndoJournal } from './undo-journal.ts';
import { useCoverage } from './use-coverage.ts';
import { type ReplyAutosaveOptions, useReplyAutosave } from './use-reply-autosave.ts';
import { useSendChecks } from './use-send-checks.ts';
import { useUndoHistory } from './use-undo-history.ts';
import { useWritingTools } from './writing-tools.tsx';

export interface ReplyEditorProps
  extends Pick<ReplyAutosaveOptions, 'question' | 'draft' | 'onDirty' | 'onSaved' | 'onClosed' | 'onWriting'> {
  /** As what it is sent, unless it is a correction or asks back. */
  readonly kind: ReplyKind;
  readonly undoHistory: UndoHistory | null;
  readonly onSent: (item: OutboxItem) => void;
  readonly onLeave: () => void;
}

type Field = 'body' | 'more-information';

/** The reply's two fields with everything around them. Made anew for every question and every draft that is loaded. */
export function ReplyEditor(props: ReplyEditorProps) {
  const { question, kind, onSent, onLeave } = props;
  // Once it is open, the editor is ahead of what is on disk.
  const [draft] = useState(props.draft);
  const [initialUndo] = useState(props.undoHistory);
  const { t } = useTranslation('reply');
  const { t: sendingWords } = useTranslation('sending');
  const { citations, setReadRevision } = useReplySession();
  const corrects = draft?.corrects ?? null;
  const editors = useRef<Record<Field, LexicalEditor | null>>({ body: null, 'more-information': null });
  const lastField = useRef<Field>('body');
  const [showsMore, setShowsMore] = useState((draft?.content.moreInformation ?? null) !== null);
  const [isPicking, setPicking] = useState(false);
  const [asksToRead, setAsksToRead] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [previewed, setPreviewed] = useState<ReplyContent | null>(null);
  const [fieldEditors, setFieldEditors] = useState<readonly LexicalEditor[]>([]);
  /** Of the send that asks whether the changed question was read. */
  const sentKind = useRef<ReplyKind>(kind);
  const reasonSaved = useRef<Promise<unknown>>(Promise.resolve());
  const departmentNameOf = useTemplateDepartmentName();
  const { t: templateWords } = useTranslation('templates');
  const templates = useQuery(desk.template.list.queryOptions());

  // Read at the moment of saving.
  const moreShown = useRef(showsMore);
  moreShown.current = showsMore;
  const coverage = useCoverage(question, draft?.content ?? null);
  const strip = useRef<HTMLElement>(null);
  const readTexts = useCallback(
    () => ({
      body: readField(editors.current.body) ?? draft?.content.body ?? EMPTY_RICH_TEXT,
      moreInformation: moreShown.current ? readField(editors.current['more-information']) : null,
    }),
    [draft],
  );
  const undo = useUndoHistory();
  const { autosave, saveState, level, readRevision, changed } = useReplyAutosave({
    ...props,
    draft,
    readContent: () => {
      const texts = readTexts();
      coverage.noteTexts(texts);
      return { ...texts, askTicks: coverage.ticks() };
    },
    readUndoHistory: undo.read,
    noteUndoSaved: undo.noteSaved,
    quote: (text) => insertQuote(editors.current.body, text),
    insert: (blocks) => insertBlocks(editors.current.body, blocks),
  });

  function tick(key: string, isAnswered: boolean): void {
    coverage.tick(key, isAnswered);
    changed();
  }
  const { checkThen, dialog } = useSendChecks({
    question,
    coverage,
    readTexts,
    editorOf: (field) => editors.current[field],
    focusAsk: (key) => focusAsk(strip.current, key),
    onTick: (key) => tick(key, true),
  });

  const sendAs = useCallback(
    async (questionRevision: number, overrides: ReplyOverride[]) => {
      try {
        await autosave.flush();
        await reasonSaved.current;
        const item = await deskClient.outbox.send({
          questionId: question.id,
          questionRevision,
          kind: sentKind.current,
          correctsReplyId: corrects?.replyId ?? null,
          overrides,
        });
        autosave.abandon();
        onSent(item);
      } catch (error) {
        // It was changed at this very moment, and the window is about to hear of it.
        if (codeOf(error) === 'QUESTION_CHANGED') setAsksToRead(true);
        else if (codeOf(error) === 'REASON_MISSING') {
          setFailure(sendingWords('reasonMissing'));
          document.querySelector<HTMLElement>('[data-correction-reason]')?.focus();
        } else if (codeOf(error) === 'DRAFT_CHANGED') setFailure(sendingWords('draftChanged'));
        else setFailure(sendFailureText(error, t));
      }
    },
    [autosave, question.id, onSent, t, sendingWords, corrects],
  );

  /** A correction that does not say why yet is stopped before anything else is asked. */
  const asksForReason = useCallback((): boolean => {
    const reason = document.querySelector<HTMLInputElement>('[data-correction-reason]');
    if (corrects === null || reason === null || reason.value.trim() !== '') return false;
    setFailure(sendingWords('reasonMissing'));
    reason.focus();
    return true;
  }, [corrects, sendingWords]);

  // What the patient wrote meanwhile is read first: the checks are about the question as it is now.
  const send = useCallback(
    (as: ReplyKind) => {
      setFailure(null);
      sentKind.current = as;
      if (asksForReason()) return;
      if (question.textRevision > readRevision) setAsksToRead(true);
      else checkThen(as, (overrides) => void sendAs(readRevision, overrides));
    },
    [asksForReason, question.textRevision, readRevision, checkThen, sendAs],
  );

  async function confirmAndSend(): Promise<void> {
    try {
      await autosave.flush();
      await deskClient.draft.confirmQuestion({ questionId: question.id, questionRevision: question.revision });
    } catch (error) {
      setFailure(sendFailureText(error, t));
      return;
    }
    setReadRevision(question.revision);
    checkThen(sentKind.current, (overrides) => void sendAs(question.revision, overrides));
  }

  // Wherever the cursor is, but not behind a dialog, nor in a field that has an end of its own, such as a note's.
  useEffect(() => {
    const sendByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      if (event.target instanceof Element && event.target.closest('[data-own-submit]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      send(event.shiftKey && kind === 'answer' && corrects === null ? 'ask-back' : kind);
    };
    window.addEventListener('keydown', sendByKey, { capture: true });
    return () => window.removeEventListener('keydown', sendByKey, { capture: true });
  }, [send, kind, corrects]);
  useAction('sendReply', () => void send(kind));
  useAction('askBack', () => void send('ask-back'), { enabled: kind === 'answer' && corrects === null });
  useAction('preview', () => preview());

  function preview(): void {
    const more = moreShown.current ? readField(editors.current['more-information']) : null;
    setPreviewed({
      body: readField(editors.current.body) ?? EMPTY_RICH_TEXT,
      moreInformation: more === null || isBlank(more) ? null : more,
      citedAnswerIds: [...citations.answerIds],
      citedTopicIds: [...citations.topicIds],
      overrides: [],
      askTicks: [],
    });
  }

  async function cancelCorrection(): Promise<void> {
    try {
      await autosave.flush();
      autosave.abandon();
      await deskClient.reply.cancelCorrection({ questionId: question.id });
      tellNotice({ text: sendingWords('correctionCancelled') });
    } catch (error) {
      setFailure(sendFailureText(error, t));
    }
  }

  const situation = useMemo(
    () => ({ departmentId: question.departmentId, language: question.language }),
    [question.departmentId, question.language],
  );

  /** The insertion of a template, ready to be done; null with the reason on the screen when it is refused. */
  function prepare(template: Template, field: Field): (() => void) | null {
    setFailure(null);
    const instanceId = crypto.randomUUID();
    try {
      const blocks = instantiateTemplate(template, {
        instanceId,
        question,
        departmentName: departmentNameOf(question.departmentId, template.language),
        findTemplate: (id) => templates.data?.find((other) => other.id === id) ?? null,
      });
      return () => {
        insertBlocks(editors.current[field], blocks);
        const { id: templateId, version: templateVersion } = template;
        void deskClient.template
          .recordUse({ templateId, templateVersion, questionId: question.id, instanceId, blocks })
          .catch(() => undefined);
      };
    } catch (error) {
      if (!(error instanceof TemplateRefusedError)) throw error;
      const { code, label } = error.refusal;
      setFailure(templateWords(`refused.${code}`, { title: template.title, label }));
      return null;
    }
  }

  function pick(template: Template): void {
    setPicking(false);
    prepare(template, lastField.current)?.();
  }

  const writing = useWritingTools(() => editors.current[lastField.current], editors);
  const fieldProps = (field: Field) => ({
    onEditor: (editor: LexicalEditor, journal: UndoJournal) => {
      editors.current[field] = editor;
      setFieldEditors(Object.values(editors.current).filter((each) => each !== null));
      undo.setJournal(field, journal);
    },
    ...writing.fieldProps,
    onChange: changed,
    onFocus: () => {
      lastField.current = field;
    },
    onBlur: () => void autosave.flush().catch(() => undefined),
    slash: { situation, prepare: (template: Template) => prepare(template, field) },
    onPicker: () => setPicking(true),
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
            onClick={() => setPicking(true)}
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
      {corrects !== null && (
        <CorrectionBar
          questionId={question.id}
          corrects={corrects}
          onSaving={(saved) => {
            reasonSaved.current = saved;
            saved.catch(() => undefined);
          }}
          onCancel={() => void cancelCorrection()}
        />
      )}
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
        <ReferralCards editors={fieldEditors} />
        <CitationStrip />
      </div>
      <CoverageStrip ref={strip} covered={coverage.covered} onTick={tick} />
      {failure !== null && (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <footer className={classes.footer}>
        <DraftStatus state={saveState} level={level} />
        <SendBar
          kind={kind}
          isCorrection={corrects !== null}
          onPreview={preview}
          onAskBack={() => send('ask-back')}
          onSend={() => send(kind)}
        />
      </footer>
      <TemplatePicker
        opened={isPicking}
        situation={situation}
        onPick={pick}
        onClose={() => {
          setPicking(false);
          editors.current[lastField.current]?.focus();
        }}
      />
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
      <PreviewDialog questionId={question.id} content={previewed} kind={kind} onClose={() => setPreviewed(null)} />
      <CheckDialog {...dialog} />
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
