import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { departmentName, type InterfaceLanguage } from '#domain/department.ts';
import type { DepartmentId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';

/** A department's name in the language of a template, which may be another than the interface's. */
export function useTemplateDepartmentName(): (id: DepartmentId, language: InterfaceLanguage) => string {
  const departments = useQuery(desk.directory.departments.queryOptions());
  return useCallback((id, language) => departmentName(departments.data ?? [], id, language), [departments.data]);
}
