import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateOverview } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { departmentName } from '#domain/department.ts';
import type { TemplateId } from '#domain/ids.ts';
import { type Template, templateKindSchema } from '#domain/template.ts';
import { mayEditTemplates } from '#domain/templates/rights.ts';
import { useDepartmentChoices } from '../../components/template-picker/department-choices.ts';
import { rankTemplates } from '../../components/template-picker/rank-templates.ts';
import { desk } from '../../lib/desk-queries.ts';
import { ExchangeTools } from './exchange-tools.tsx';
import { TemplateDetails } from './template-details.tsx';
import { TemplateEditor } from './template-editor.tsx';
import classes from './templates-workspace.module.css';
import { forgetWriting, listUnsaved, useWriting } from './writing.ts';
import { newContent, type WrittenTemplate } from './written-template.ts';

const SCOPES = ['personal', 'team', 'overdue'] as const;

/** The templates that the account may use: to read and to find, and to write where they may. */
export function TemplatesWorkspace({ account }: { readonly account: Account }) {
  const { t, i18n } = useTranslation('templates');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const templates = useQuery(desk.template.list.queryOptions());
  const overviews = useQuery(desk.template.overviews.queryOptions());
  const departments = useQuery(desk.directory.departments.queryOptions());
  const departmentChoices = useDepartmentChoices();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [scope, setScope] = useState<string | null>(null);
  const [chosen, setChosen] = useState<TemplateId | null>(null);
  const { writing, startWriting } = useWriting();
  const today = new Date().toISOString().slice(0, 10);
  const all = templates.data ?? [];
  const shown = useMemo(
    () =>
      rankTemplates(templates.data ?? [], typed, { departmentId: null, language }).filter(
        (template) =>
          (kind === null || template.kind === kind) &&
          (departmentId === null || template.departmentId === departmentId) &&
          (scope === null || (scope === 'overdue' ? isOverdue(template, today) : template.scope === scope)),
      ),
    [templates.data, typed, language, kind, departmentId, scope, today],
  );
  const overviewOf = new Map<TemplateId, TemplateOverview>((overviews.data ?? []).map((one) => [one.templateId, one]));
  // A new template that the service refused is in no list, and must not be lost.
  const stranded = (overviews.data ?? []).flatMap(({ templateId, change }) =>
    change !== null && change.state !== 'waiting' && change.mine !== null && !all.some(({ id }) => id === templateId)
      ? [change.mine]
      : [],
  );
  const open = shown.find(({ id }) => id === chosen) ?? shown[0];
  const newScope = mayEditTemplates(account.roles, 'personal')
    ? 'personal'
    : mayEditTemplates(account.roles, 'team')
      ? 'team'
      : null;
  const write = (written: WrittenTemplate): void => startWriting(written);

  return (
    <main className={classes.page}>
      <section className={classes.side} aria-label={t('list')}>
        <div className={classes.head}>
          <h1 className={classes.title}>{t('title')}</h1>
          {newScope !== null && (
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => write({ content: newContent(newScope, language), baseVersion: 0, text: '' })}
            >
              {t('new')}
            </Button>
          )}
        </div>
        <div className={classes.tools}>
          <TextInput
            className={classes.search}
            size="sm"
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Select
            aria-label={t('kind')}
            placeholder={t('allKinds')}
            clearable
            size="xs"
            value={kind}
            onChange={setKind}
            data={templateKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <Select
            aria-label={t('scope')}
            placeholder={t('allScopes')}
            clearable
            size="xs"
            value={scope}
            onChange={setScope}
            data={SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
          />
          <Select
            className={classes.search}
            aria-label={t('department')}
            placeholder={t('allDepartments')}
            clearable
            searchable
            size="xs"
            value={departmentId}
            onChange={setDepartmentId}
            data={departmentChoices}
          />
        </div>
        <ul className={classes.list} aria-label={t('list')}>
          {listUnsaved().map((written) => (
            <li key={written.content.id}>
              <button
                type="button"
                className={classes.item}
                aria-current={writing?.content.id === written.content.id ? 'true' : undefined}
                onClick={() => write(written)}
              >
                <span dir="auto">{written.content.title.trim() || t('new')}</span>
                <span className={classes.attention}>{t('unsaved')}</span>
              </button>
            </li>
          ))}
          {stranded.map((content) => (
            <li key={content.id}>
              <button
                type="button"
                className={classes.item}
                onClick={() => write({ content, baseVersion: 0, text: null })}
              >
                <span dir="auto">{content.title}</span>
                <span className={classes.attention}>{t('change.refused')}</span>
              </button>
            </li>
          ))}
          {shown.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                className={classes.item}
                aria-current={writing === null && template.id === open?.id ? 'true' : undefined}
                onClick={() => {
                  setChosen(template.id);
                  startWriting(null);
                }}
              >
                <span dir="auto">{template.title}</span>
                <span className={classes.quiet}>
                  {[
                    t(`kinds.${template.kind}`),
                    template.departmentId === null
                      ? t('everyDepartment')
                      : departmentName(departments.data ?? [], template.departmentId, language),
                    ...(template.scope === 'personal' ? [t('scopes.personal')] : []),
                  ].join(' · ')}
                </span>
                {isOverdue(template, today) && <span className={classes.attention}>{t('overdue')}</span>}
                {['conflict', 'refused'].includes(overviewOf.get(template.id)?.change?.state ?? '') && (
                  <span className={classes.attention}>{t('change.needsYou')}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
        <ExchangeTools account={account} shown={shown} all={all} />
      </section>
      {writing !== null ? (
        <TemplateEditor
          key={writing.content.id}
          account={account}
          written={writing}
          all={all}
          onDone={(id) => {
            forgetWriting(writing.content.id);
            startWriting(null);
            if (id !== null) setChosen(id);
          }}
        />
      ) : (
        <section className={classes.preview} aria-label={t('preview')}>
          {open === undefined ? (
            <p className={classes.quiet}>{typed === '' ? t('noneAtAll') : t('none', { search: typed })}</p>
          ) : (
            <TemplateDetails
              key={open.id}
              account={account}
              template={open}
              all={all}
              overview={overviewOf.get(open.id) ?? null}
              isOverdue={isOverdue(open, today)}
              onWrite={write}
            />
          )}
        </section>
      )}
    </main>
  );
}

function isOverdue({ reviewDueOn }: Pick<Template, 'reviewDueOn'>, today: string): boolean {
  return reviewDueOn !== null && reviewDueOn < today;
}
