import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Block,
  inlinesOf,
  mapInlines,
  RICH_TEXT_FORMAT,
  type Slot,
  standingSlots,
  withoutSlots,
} from '#domain/rich-text.ts';
import {
  type InsertionRefusal,
  instantiateTemplate,
  type Template,
  type TemplateContent,
  TemplateRefusedError,
  templateSchema,
} from '#domain/template.ts';
import { TemplateText } from './template-text.tsx';
import classes from './templates-workspace.module.css';

/** An instance that is never sent. */
const TRIAL_INSTANCE = '00000000-0000-4000-8000-000000000001';

/** How the template reads for a made-up question, with its choices to try. */
export function TemplateTrial({
  content,
  all,
}: {
  readonly content: TemplateContent;
  readonly all: readonly Template[];
}) {
  const { t } = useTranslation('templates');
  const [values, setValues] = useState<Readonly<Record<string, string | null>>>({});
  const trial = useMemo(() => tryOut(content, all, t('trial.title'), t('trial.department')), [content, all, t]);
  const document = useMemo(() => {
    const blocks = mapInlines(trial.blocks, (children) =>
      children.map((inline) => {
        if (inline.type !== 'slot' || inline.kind === 'fixed') return inline;
        return { ...inline, value: values[inline.name] ?? inline.value };
      }),
    );
    const filled = { format: RICH_TEXT_FORMAT, blocks } as const;
    const standing = standingSlots(filled);
    return withoutSlots(filled, (slot) => slot.kind === 'cursor' || !standing.has(slot));
  }, [trial, values]);
  const blanks = new Map(
    [...inlinesOf({ format: RICH_TEXT_FORMAT, blocks: trial.blocks })]
      .filter((inline): inline is Slot => inline.type === 'slot' && inline.kind === 'choice')
      .map((slot) => [slot.name, slot]),
  );
  return (
    <section className={classes.trial} aria-label={t('preview')}>
      <h3 className={classes.subtitle}>{t('preview')}</h3>
      <p className={classes.quiet}>{t('trial.hint')}</p>
      {trial.refusal !== null && (
        <p className={classes.attention}>
          {t(`refused.${trial.refusal.code}`, { title: content.title, label: trial.refusal.label })}
        </p>
      )}
      {blanks.size > 0 && (
        <div className={classes.trialBlanks}>
          {[...blanks.values()].map((slot) => (
            <Select
              key={slot.name}
              size="xs"
              label={slot.label}
              clearable
              value={values[slot.name] ?? slot.value}
              onChange={(value) => setValues((before) => ({ ...before, [slot.name]: value }))}
              data={[...new Set(slot.options)]}
            />
          ))}
        </div>
      )}
      <TemplateText body={document} />
    </section>
  );
}

function tryOut(
  content: TemplateContent,
  all: readonly Template[],
  title: string,
  departmentName: string,
): { readonly blocks: Block[]; readonly refusal: InsertionRefusal | null } {
  const template = templateSchema.safeParse({
    ...content,
    title: content.title.trim() || '-',
    version: 1,
    ownerAccountId: null,
    updatedAt: '2000-01-01T00:00:00.000Z',
  });
  if (!template.success) return { blocks: [], refusal: null };
  try {
    const blocks = instantiateTemplate(template.data, {
      instanceId: TRIAL_INSTANCE,
      question: { alias: 'Mei', ageBand: '30-39', sex: 'female', title },
      departmentName,
      findTemplate: (id) => all.find((other) => other.id === id) ?? null,
    });
    return { blocks, refusal: null };
  } catch (error) {
    if (error instanceof TemplateRefusedError) return { blocks: [], refusal: error.refusal };
    throw error;
  }
}
