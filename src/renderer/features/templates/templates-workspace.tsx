import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import { type Template, templateKindSchema, templatePreview } from '#domain/template.ts';
import { rankTemplates } from '../../components/template-picker/rank-templates.ts';
import { desk } from '../../lib/desk-queries.ts';
import classes from './templates-workspace.module.css';

/** The templates that the account may use, to read and to find. */
export function TemplatesWorkspace() {
  const { t, i18n } = useTranslation('templates');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const templates = useQuery(desk.template.list.queryOptions());
  const departments = useQuery(desk.directory.departments.queryOptions());
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      rankTemplates(templates.data ?? [], typed, { departmentId: null, language }).filter(
        (template) => kind === null || template.kind === kind,
      ),
    [templates.data, typed, language, kind],
  );
  const open = shown.find(({ id }) => id === chosen) ?? shown[0];
  const departmentOf = (template: Template): string =>
    template.departmentId === null
      ? t('everyDepartment')
      : departmentName(departments.data ?? [], template.departmentId, language);
  return (
    <main className={classes.page}>
      <section className={classes.side}>
        <h1 className={classes.title}>{t('title')}</h1>
        <div className={classes.tools}>
          <TextInput
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Select
            aria-label={t('kind')}
            placeholder={t('allKinds')}
            clearable
            size="sm"
            value={kind}
            onChange={setKind}
            data={templateKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </div>
        <ul className={classes.list} aria-label={t('list')}>
          {shown.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                className={classes.item}
                aria-current={template.id === open?.id ? 'true' : undefined}
                onClick={() => setChosen(template.id)}
              >
                <span>{template.title}</span>
                <span className={classes.quiet}>
                  {t(`kinds.${template.kind}`)} · {departmentOf(template)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.preview} aria-label={t('preview')}>
        {open === undefined ? (
          <p className={classes.quiet}>{typed === '' ? t('noneAtAll') : t('none', { search: typed })}</p>
        ) : (
          <>
            <h2 className={classes.previewTitle}>{open.title}</h2>
            <p className={classes.quiet}>{t('reviewBeforeUse')}</p>
            <p className={classes.previewText} dir="auto">
              {templatePreview(open.body)}
            </p>
          </>
        )}
      </section>
    </main>
  );
}
