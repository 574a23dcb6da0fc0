import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#domain/template.ts';
import { desk } from '../../lib/desk-queries.ts';

/** Departments as choices in the interface's language; with templates, only those that have one of their own. */
export function useDepartmentChoices(templates?: readonly Template[]): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const departments = useQuery(desk.directory.departments.queryOptions());
  return useMemo(() => {
    const withTemplates = templates === undefined ? null : new Set(templates.map(({ departmentId }) => departmentId));
    return (departments.data ?? [])
      .filter(({ id }) => withTemplates === null || withTemplates.has(id))
      .map(({ id, names }) => ({ value: id, label: names[language] }));
  }, [departments.data, language, templates]);
}
