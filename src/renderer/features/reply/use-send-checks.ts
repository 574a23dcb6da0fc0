import { useQuery } from '@tanstack/react-query';
import type { LexicalEditor } from 'lexical';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '#domain/question.ts';
import type { ReplyContent, ReplyKind, ReplyOverride } from '#domain/reply.ts';
import { checkReply } from '#domain/reply-checks/check-reply.ts';
import { afterRemoval, isBlocking, isWarning, type ReplyFinding, removalOf } from '#domain/reply-checks/finding.ts';
import { type ReplyField, replyBlocks } from '#domain/reply-checks/reply-text.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { CheckDialogProps, FindingRow } from './check-dialog.tsx';
import { openSlotNumber } from './insertions.ts';
import { removePlace, selectPlace } from './place-in-editor.ts';
import type { Coverage } from './use-coverage.ts';

type Texts = Pick<ReplyContent, 'body' | 'moreInformation'>;

export interface SendChecksOptions {
  readonly question: Question;
  readonly coverage: Coverage;
  readonly readTexts: () => Texts;
  readonly editorOf: (field: ReplyField) => LexicalEditor | null;
  /** The cursor to where an ask is ticked. */
  readonly focusAsk: (key: string) => void;
  readonly onTick: (key: string) => void;
}

export interface SendChecks {
  readonly dialog: CheckDialogProps;
  /** Sends by `send` when nothing speaks against it, or once the doctor overrode what does. */
  readonly checkThen: (kind: ReplyKind, send: (overrides: ReplyOverride[]) => void) => void;
}

interface Look {
  readonly rows: readonly FindingRow[];
  readonly isSecond: boolean;
}

/** The check before sending: what it finds, the ways to it, and the overrides. */
export function useSendChecks(options: SendChecksOptions): SendChecks {
  const { question, coverage, readTexts, editorOf, focusAsk, onTick } = options;
  const { i18n } = useTranslation();
  const details = useQuery(desk.question.get.queryOptions({ input: { questionId: question.id } }));
  const departments = useQuery(desk.directory.departments.queryOptions());
  const [look, setLook] = useState<Look | null>(null);
  /** As what it is to be sent. */
  const kind = useRef<ReplyKind>('answer');
  const send = useRef<(overrides: ReplyOverride[]) => void>(() => undefined);
  const urgency = details.data?.urgency ?? null;
  const flags = details.data?.flags ?? [];

  const find = useCallback((): ReplyFinding[] => {
    const texts = readTexts();
    return checkReply({
      content: texts,
      question,
      urgency,
      isAskBack: kind.current === 'ask-back',
      departments: departments.data ?? [],
      unansweredAsks: coverage.unansweredIn(texts),
    });
  }, [question, urgency, departments.data, coverage, readTexts]);

  const checkThen = useCallback(
    (as: ReplyKind, next: (overrides: ReplyOverride[]) => void) => {
      kind.current = as;
      const findings = find();
      send.current = next;
      if (findings.length === 0) next([]);
      else setLook({ rows: asRows(findings), isSecond: false });
    },
    [find],
  );

  function goTo({ finding }: FindingRow): void {
    setLook(null);
    if (finding.code === 'unanswered-ask') focusAsk(finding.key);
    else if (finding.code === 'open-slot') openSlotNumber(editorOf(finding.place?.field ?? 'body'), finding.number);
    else selectPlace(editorOf(finding.place?.field ?? 'body'), finding.place);
  }

  function fix(row: FindingRow): void {
    const { finding } = row;
    if (look === null) return;
    if (finding.code === 'unanswered-ask') {
      onTick(finding.key);
      setLook({ ...look, rows: look.rows.map((other) => (other === row ? { ...row, state: 'fixed' } : other)) });
      return;
    }
    const { place } = finding;
    if (place === null) return;
    const text = replyBlocks(readTexts()).find(
      ({ field, block }) => field === place.field && block === place.block,
    )?.text;
    const removal = removalOf(text ?? '', place);
    removePlace(editorOf(place.field), removal);
    setLook({
      ...look,
      rows: look.rows.map((other) => {
        if (other === row) return { ...row, state: 'fixed' };
        const moved = other.state === 'open' ? afterRemoval(other.finding, removal) : other.finding;
        return moved === null ? { ...other, state: 'gone' } : { ...other, finding: moved };
      }),
    });
  }

  /** What was fixed may have brought something else up, so it is looked at once more. */
  function sendAnyway(reason: string): void {
    const findings = find();
    const shown = new Set(look?.rows.filter(({ state }) => state === 'open').map(({ finding }) => finding.code));
    if (findings.some((finding) => isBlocking(finding) || !shown.has(finding.code))) {
      setLook({ rows: asRows(findings), isSecond: true });
      return;
    }
    setLook(null);
    const codes = [...new Set(findings.filter(isWarning).map(({ code }) => code))];
    send.current(codes.map((code) => ({ code, reason })));
  }

  return {
    checkThen,
    dialog: {
      rows: look?.rows ?? null,
      isSecondLook: look?.isSecond ?? false,
      flag: flags[0]?.concept[i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en'] ?? null,
      onGoTo: goTo,
      onFix: fix,
      onSend: sendAnyway,
      onClose: () => {
        setLook(null);
        editorOf('body')?.focus();
      },
    },
  };
}

function asRows(findings: readonly ReplyFinding[]): FindingRow[] {
  return findings.map((finding) => ({ finding, state: 'open' }));
}
