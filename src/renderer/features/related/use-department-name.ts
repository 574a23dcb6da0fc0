import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Department, departmentName } from '#domain/department.ts';
import { desk } from '../../lib/desk-queries.ts';

/** How a department is called in the language of the screen. */
export function useDepartmentName(): (id: Department['id']) => string {
  const { i18n } = useTranslation();
  const departments = useQuery(desk.directory.departments.queryOptions());
  return (id) => departmentName(departments.data ?? [], id, i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en');
}
