import type { TFunction } from 'i18next';
import { type Department, departmentName, type InterfaceLanguage } from '#domain/department.ts';
import type { FilterChip } from './queue-filter.ts';

const languageNames = new Map<InterfaceLanguage, Intl.DisplayNames>();

/** A language's name in the interface's language, from its BCP 47 tag; the tag itself where there is no name. */
export function languageName(tag: string, language: InterfaceLanguage): string {
  const names = languageNames.get(language) ?? new Intl.DisplayNames([language], { type: 'language' });
  languageNames.set(language, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export const shownAgeBand = (band: string): string => band.replace('-', '–');

/** What a choice of the filter is called. */
export function chipText(
  chip: FilterChip,
  departments: readonly Department[],
  language: InterfaceLanguage,
  t: TFunction<'queue'>,
): string {
  switch (chip.field) {
    case 'departmentIds':
      return departmentName(departments, chip.value, language);
    case 'urgencies':
      return t(`urgency.${chip.value}`);
    case 'ageBands':
      return t('ages', { band: shownAgeBand(chip.value) });
    case 'sexes':
      return t(`sexes.${chip.value}`);
    case 'languages':
      return languageName(chip.value, language);
    case 'askedSince':
      return t('weekend');
  }
}
