import { Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Template, templatePreview } from '#domain/template.ts';
import { desk } from '../../lib/desk-queries.ts';
import { useDepartmentChoices } from './department-choices.ts';
import { rankTemplates, type TemplateSituation } from './rank-templates.ts';
import classes from './template-picker.module.css';

export interface TemplatePickerProps {
  readonly opened: boolean;
  readonly situation: TemplateSituation;
  readonly onPick: (template: Template) => void;
  readonly onClose: () => void;
}

/** Rows beyond these are found by typing another letter. */
const MOST_SHOWN = 200;

/** Finds a template by a few letters and shows what it would insert. */
export function TemplatePicker({ opened, situation, onPick, onClose }: TemplatePickerProps) {
  const { t } = useTranslation('templates');
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (opened) setTyped('');
  }, [opened]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <PickerBody typed={typed} onType={setTyped} situation={situation} onPick={onPick} />
    </Modal>
  );
}

interface PickerBodyProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly situation: TemplateSituation;
  readonly onPick: (template: Template) => void;
}

function PickerBody({ typed, onType, situation, onPick }: PickerBodyProps) {
  const { t } = useTranslation('templates');
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const templates = useQuery(desk.template.list.queryOptions());
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const ranked = useMemo(
    () =>
      rankTemplates(templates.data ?? [], typed, situation)
        .filter((template) => departmentId === null || template.departmentId === departmentId)
        .slice(0, MOST_SHOWN),
    [templates.data, typed, situation, departmentId],
  );
  const departments = useDepartmentChoices(templates.data);
  const [place, setPlace] = useState(0);
  const active = ranked[Math.min(place, ranked.length - 1)];
  const activeIndex = active === undefined ? -1 : ranked.indexOf(active);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && ranked.length > 0) {
      event.preventDefault();
      setPlace((activeIndex + step + ranked.length) % ranked.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && active !== undefined) {
      event.preventDefault();
      onPick(active);
    }
  }

  return (
    <div className={classes.picker}>
      <div className={classes.tools}>
        <TextInput
          aria-label={t('find')}
          placeholder={t('find')}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}-${activeIndex}`}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
          data-autofocus
        />
        <Select
          aria-label={t('department')}
          placeholder={t('allDepartments')}
          clearable
          value={departmentId}
          onChange={setDepartmentId}
          data={departments}
        />
      </div>
      <div className={classes.columns}>
        <div ref={list} id={listId} role="listbox" aria-label={t('list')} className={classes.list}>
          {ranked.map((template, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search field holds the focus and handles the keys.
            <div
              key={template.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === activeIndex}
              className={classes.option}
              onClick={() => onPick(template)}
              onMouseMove={() => setPlace(index)}
            >
              <span className={classes.optionTitle}>{template.title}</span>
              <span className={classes.optionKind}>{t(`kinds.${template.kind}`)}</span>
            </div>
          ))}
        </div>
        <section className={classes.preview} aria-label={t('preview')}>
          {active === undefined ? (
            <p className={classes.hint}>{typed === '' ? t('noneAtAll') : t('none', { search: typed })}</p>
          ) : (
            <>
              <p className={classes.previewText} dir="auto">
                {templatePreview(active.body)}
              </p>
              <p className={classes.hint}>{t('reviewBeforeUse')}</p>
            </>
          )}
        </section>
      </div>
    </div>
  );
}
