import { Button, Group, Select, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import { interfaceLanguageSchema } from '#domain/department.ts';
import { departmentIdSchema, type TemplateId } from '#domain/ids.ts';
import { type Template, templateKindSchema } from '#domain/template.ts';
import { useDepartmentChoices } from '../../components/template-picker/department-choices.ts';
import { desk } from '../../lib/desk-queries.ts';
import { tellNotice } from '../../lib/notices.ts';
import { checkWritten } from './check-written.ts';
import { SyntaxHelp } from './syntax-help.tsx';
import { TemplateTrial } from './template-trial.tsx';
import classes from './templates-workspace.module.css';
import { rememberWriting } from './writing.ts';
import { textOf, type WrittenTemplate } from './written-template.ts';

interface TemplateEditorProps {
  readonly account: Account;
  readonly written: WrittenTemplate;
  readonly all: readonly Template[];
  /** With the id of what was saved, or null when it was let go. */
  readonly onDone: (id: TemplateId | null) => void;
}

/** Where a template is written: its facts, its text in the notation, what is wrong with it, and how it reads. */
export function TemplateEditor({ account, written, all, onDone }: TemplateEditorProps) {
  const { t } = useTranslation('templates');
  const departments = useDepartmentChoices();
  const [content, setContent] = useState(written.content);
  const [text, setText] = useState(() => written.text ?? textOf(written.content, all));
  const [isTouched, setTouched] = useState(written.text !== null && written.text !== '');
  const field = useRef<HTMLTextAreaElement>(null);
  const checked = useMemo(() => checkWritten(content, text, all), [content, text, all]);
  const save = useMutation(desk.template.save.mutationOptions());

  function change(next: Partial<typeof content>, nextText = text): void {
    const changed = { ...content, ...next };
    setContent(changed);
    setText(nextText);
    setTouched(true);
    rememberWriting({ ...written, content: changed, text: nextText });
  }

  async function saveIt(): Promise<void> {
    setTouched(true);
    if (checked.problems.length > 0) return;
    try {
      await save.mutateAsync({ ...checked.content, title: checked.content.title.trim() });
      onDone(content.id);
    } catch {
      tellNotice({ text: t('notSaved') });
    }
  }

  /** Puts a piece of the notation where the cursor is. */
  function insert(piece: string): void {
    const area = field.current;
    if (area === null) return;
    const { selectionStart, selectionEnd } = area;
    change({}, `${text.slice(0, selectionStart)}${piece}${text.slice(selectionEnd)}`);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(selectionStart + piece.length, selectionStart + piece.length);
    });
  }

  function goToLine(line: number): void {
    const area = field.current;
    if (area === null) return;
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }

  return (
    <section className={classes.editor} aria-label={t('editor')}>
      <div className={classes.form}>
        <TextInput
          size="sm"
          className={classes.wide}
          label={t('titleField')}
          value={content.title}
          maxLength={160}
          onChange={(event) => change({ title: event.currentTarget.value })}
          autoFocus={written.baseVersion === 0}
        />
        <Select
          size="sm"
          label={t('kind')}
          allowDeselect={false}
          value={content.kind}
          onChange={(value) => change({ kind: templateKindSchema.parse(value) })}
          data={templateKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Select
          size="sm"
          label={t('language')}
          allowDeselect={false}
          value={content.language}
          onChange={(value) => change({ language: interfaceLanguageSchema.parse(value) })}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh-Hant', label: '繁體中文' },
          ]}
        />
        <Select
          size="sm"
          label={t('department')}
          placeholder={t('everyDepartment')}
          clearable
          searchable
          value={content.departmentId}
          onChange={(value) => change({ departmentId: value === null ? null : departmentIdSchema.parse(value) })}
          data={departments}
        />
        <TextInput
          size="sm"
          label={t('reviewDue')}
          type="date"
          value={content.reviewDueOn ?? ''}
          onChange={(event) => change({ reviewDueOn: event.currentTarget.value || null })}
        />
        {content.scope === 'team' && (
          <TextInput
            size="sm"
            label={t('owner')}
            placeholder={account.displayName}
            maxLength={120}
            value={content.ownerName ?? ''}
            onChange={(event) => change({ ownerName: event.currentTarget.value || null })}
          />
        )}
        <TagsInput
          size="sm"
          className={content.scope === 'team' ? undefined : classes.wide}
          label={t('keywords')}
          description={t('keywordsHint')}
          maxTags={20}
          value={[...content.keywords]}
          onChange={(keywords) =>
            change({ keywords: keywords.map((word) => word.trim().slice(0, 40)).filter(Boolean) })
          }
        />
      </div>
      <div className={classes.writing}>
        <div className={classes.source}>
          <label className={classes.fieldLabel} htmlFor="template-text">
            {t('text')}
          </label>
          <SyntaxHelp onInsert={insert} />
          <textarea
            id="template-text"
            ref={field}
            className={classes.area}
            value={text}
            spellCheck
            dir="auto"
            onChange={(event) => change({}, event.currentTarget.value)}
            aria-describedby="template-problems"
          />
          <ul id="template-problems" className={classes.problems} aria-label={t('problemsTitle')}>
            {isTouched &&
              checked.problems.map(({ code, what, line }) => (
                <li key={`${code} ${what} ${line}`}>
                  {line === null ? (
                    t(`problems.${code}`, { what })
                  ) : (
                    <button type="button" className={classes.problemLink} onClick={() => goToLine(line)}>
                      {t('atLine', { line, problem: t(`problems.${code}`, { what }) })}
                    </button>
                  )}
                </li>
              ))}
          </ul>
        </div>
        <TemplateTrial content={checked.content} all={all} />
      </div>
      <Group gap="xs" className={classes.foot}>
        <Button onClick={() => void saveIt()} disabled={isTouched && checked.problems.length > 0}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={() => onDone(null)}>
          {t('letGo')}
        </Button>
        <span className={classes.quiet}>{t(content.scope === 'team' ? 'savesForTeam' : 'savesForMe')}</span>
      </Group>
    </section>
  );
}
