import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { Template } from '#domain/template.ts';
import { exportTemplates, type ImportProblem, importTemplates } from '#domain/templates/exchange.ts';
import { mayEditTemplates } from '#domain/templates/rights.ts';
import { validateTemplate } from '#domain/templates/validate-template.ts';
import { desk } from '../../lib/desk-queries.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './templates-workspace.module.css';

/** Problems of a file that are listed; the rest is counted. */
const MOST_LISTED = 50;

interface ExchangeToolsProps {
  readonly account: Account;
  /** What the filters show is what is exported. */
  readonly shown: readonly Template[];
  readonly all: readonly Template[];
}

/** Templates to and from a file. */
export function ExchangeTools({ account, shown, all }: ExchangeToolsProps) {
  const { t } = useTranslation('templates');
  const file = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = useMutation(desk.template.importAll.mutationOptions());
  const scope = mayEditTemplates(account.roles, 'team') ? 'team' : 'personal';

  function exportShown(): void {
    const url = URL.createObjectURL(new Blob([exportTemplates(shown, all)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'replydesk-templates.json';
    link.click();
    URL.revokeObjectURL(url);
  }

  async function importFile(chosen: File): Promise<void> {
    const read = importTemplates(await chosen.text(), scope, all);
    if (read.problems.length > 0) {
      setProblems(read.problems.map(problemText));
      return;
    }
    const known = new Map([...all, ...read.templates].map((template) => [template.id, template]));
    const unsound = read.templates.flatMap((template) =>
      validateTemplate(template, (id) => known.get(id) ?? null).map(({ code, what }) =>
        t('exchange.unsound', { title: template.title, problem: t(`problems.${code}`, { what }) }),
      ),
    );
    if (unsound.length > 0) {
      setProblems(unsound);
      return;
    }
    if (read.templates.length === 0) {
      setProblems([t('exchange.nothing')]);
      return;
    }
    try {
      const { added, changed, same } = await take.mutateAsync({ templates: read.templates });
      tellNotice({ text: t('exchange.done', { added, changed, same }) });
    } catch {
      setProblems([t('exchange.notSaved')]);
    }
  }

  function problemText({ template, field, line, code, what }: ImportProblem): string {
    if (code === 'not-json') return t('exchange.notJson', { line: line ?? '?' });
    if (code === 'not-this-format') return t('exchange.notThisFormat', { field: field ?? '' });
    const title = template?.title ?? t('exchange.untitled');
    const place = t('exchange.place', { place: template?.place ?? 0, title, field: field ?? '' });
    if (code === 'doubled-id') return `${place}: ${t('exchange.doubledId')}`;
    // What zod says of a value is English and exact; it never quotes more than the file's own words.
    if (isFieldCode(code)) return `${place}: ${what}`;
    const problem = t(`problems.${code}`, { what });
    return `${place}: ${line === null ? problem : t('atLine', { line, problem })}`;
  }

  return (
    <Group gap="xs" className={classes.exchange}>
      {(mayEditTemplates(account.roles, 'personal') || scope === 'team') && (
        <>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            aria-label={t('exchange.file')}
            className={classes.hiddenFile}
            tabIndex={-1}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (chosen !== undefined) void importFile(chosen);
            }}
          />
          <Button size="compact-sm" variant="default" onClick={() => file.current?.click()}>
            {t('exchange.import')}
          </Button>
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={exportShown} disabled={shown.length === 0}>
        {t('exchange.export', { count: shown.length })}
      </Button>
      <Modal
        opened={problems.length > 0}
        onClose={() => setProblems([])}
        title={t('exchange.refused')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('exchange.close') }}
      >
        <p>{t('exchange.refusedHint')}</p>
        <ul className={classes.problems}>
          {problems.slice(0, MOST_LISTED).map((problem, index) => (
            <li key={index}>{problem}</li>
          ))}
        </ul>
        {problems.length > MOST_LISTED && <p>{t('exchange.moreProblems', { count: problems.length - MOST_LISTED })}</p>}
      </Modal>
    </Group>
  );
}

function isFieldCode(code: ImportProblem['code']): code is `field-${string}` {
  return code.startsWith('field-');
}
