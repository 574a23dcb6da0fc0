import { z } from 'zod';
import { type DepartmentId, departmentIdSchema } from './ids.ts';

export const interfaceLanguageSchema = z.enum(['en', 'zh-Hant']);
/** The languages that the workstation and the published page speak. */
export type InterfaceLanguage = z.infer<typeof interfaceLanguageSchema>;

export const departmentSchema = z.object({
  id: departmentIdSchema,
  names: z.object({ en: z.string().min(1).max(80), 'zh-Hant': z.string().min(1).max(80) }),
});
/** A clinical department of the service, named in both languages. */
export type Department = z.infer<typeof departmentSchema>;

/**
 * The department that a person meant by `written`: its id or either name, ignoring case, spaces at the ends and
 * the Chinese suffix 科. Null when none matches, so the caller can say which ones exist.
 */
export function findDepartmentByName(departments: readonly Department[], written: string): Department | null {
  const wanted = normaliseDepartmentName(written);
  return (
    departments.find(
      (department) =>
        normaliseDepartmentName(department.id) === wanted ||
        normaliseDepartmentName(department.names.en) === wanted ||
        normaliseDepartmentName(department.names['zh-Hant']) === wanted,
    ) ?? null
  );
}

function normaliseDepartmentName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/科$/u, '')
    .replace(/[\s_-]+/gu, ' ');
}

/** The name to show, or the raw id where the department is not known here: an unknown one is shown, never hidden. */
export function departmentName(
  departments: readonly Department[],
  id: DepartmentId,
  language: InterfaceLanguage,
): string {
  return departments.find((department) => department.id === id)?.names[language] ?? id;
}
