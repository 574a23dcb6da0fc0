import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateOverview } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { type Template, type TemplateVersion, templatePreview } from '#domain/template.ts';
import { mayEditTemplates } from '#domain/templates/rights.ts';
import { includersOf } from '#domain/templates/validate-template.ts';
import { DiffText } from '../../components/question-words/diff-text.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { dayOf, momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import { TemplateText } from './template-text.tsx';
import classes from './templates-workspace.module.css';
import { contentOf, newTemplateId, type WrittenTemplate } from './written-template.ts';

interface TemplateDetailsProps {
  readonly account: Account;
  readonly template: Template;
  readonly all: readonly Template[];
  readonly overview: TemplateOverview | null;
  readonly isOverdue: boolean;
  readonly onWrite: (written: WrittenTemplate) => void;
}

/** One template with all that is known of it. */
export function TemplateDetails({ account, template, all, overview, isOverdue, onWrite }: TemplateDetailsProps) {
  const { t, i18n } = useTranslation('templates');
  const mayEdit = mayEditTemplates(account.roles, template.scope);
  const archive = useMutation(desk.template.archive.mutationOptions());
  const includers = includersOf(template.id, all);
  const content = contentOf(template);

  async function archiveAndOfferBack(): Promise<void> {
    await archive.mutateAsync({ templateId: template.id });
    tellNotice({ text: t('archived', { title: template.title }) });
  }

  return (
    <>
      <h2 className={classes.previewTitle} dir="auto">
        {template.title}
      </h2>
      <p className={classes.quiet}>{t('reviewBeforeUse')}</p>
      <dl className={classes.facts}>
        <dt>{t('scope')}</dt>
        <dd>{t(`scopes.${template.scope}`)}</dd>
        <dt>{t('owner')}</dt>
        <dd>{template.ownerName ?? t('nobody')}</dd>
        <dt>{t('version')}</dt>
        <dd>
          {template.editedByName === null
            ? t('versionFirst', { version: template.version, when: momentOf(template.updatedAt, i18n.language) })
            : t('versionBy', {
                version: template.version,
                when: momentOf(template.updatedAt, i18n.language),
                name: template.editedByName,
              })}
        </dd>
        <dt>{t('reviewDue')}</dt>
        <dd>
          {template.reviewDueOn === null ? t('noDate') : dayOf(template.reviewDueOn, i18n.language)}
          {isOverdue && <span className={classes.attention}> {t('overdue')}</span>}
        </dd>
        {template.keywords.length > 0 && (
          <>
            <dt>{t('keywords')}</dt>
            <dd>{template.keywords.join(', ')}</dd>
          </>
        )}
        <dt>{t('use')}</dt>
        <dd>
          {t('insertedHere', { count: overview?.usesHere ?? 0 })}
          {overview?.here != null && ` · ${t('sentHere', rates(overview.here))}`}
          {overview?.everybody != null && ` · ${t('sentByAll', rates(overview.everybody))}`}
        </dd>
      </dl>
      <ChangeBanner template={template} overview={overview} />
      <TemplateText body={template.body} />
      <Group gap="xs" mt="md">
        {mayEdit && (
          <Button size="compact-md" onClick={() => onWrite({ content, baseVersion: template.version, text: null })}>
            {t('edit')}
          </Button>
        )}
        {mayEditTemplates(account.roles, 'personal') && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() =>
              onWrite({
                content: { ...content, id: newTemplateId(), scope: 'personal', ownerName: null },
                baseVersion: 0,
                text: null,
              })
            }
          >
            {t('copy')}
          </Button>
        )}
        {mayEdit && (
          <Button
            size="compact-md"
            variant="default"
            disabled={includers.length > 0}
            onClick={() => void archiveAndOfferBack().catch(() => tellNotice({ text: t('notArchived') }))}
          >
            {t('archive')}
          </Button>
        )}
      </Group>
      {includers.length > 0 && (
        <p className={classes.quiet}>{t('includedBy', { titles: includers.map(({ title }) => title).join(', ') })}</p>
      )}
      <Versions
        template={template}
        onRestore={
          mayEdit
            ? (version) => onWrite({ content: contentOf(version.template), baseVersion: template.version, text: null })
            : null
        }
      />
    </>
  );
}

function rates({ sent, meanRewrite }: { readonly sent: number; readonly meanRewrite: number }) {
  return { count: sent, percent: Math.round(meanRewrite * 100) };
}

/** A change that has not arrived, or that met somebody else's. */
function ChangeBanner({ template, overview }: Pick<TemplateDetailsProps, 'template' | 'overview'>) {
  const { t } = useTranslation('templates');
  const decide = useMutation(desk.template.decide.mutationOptions());
  const change = overview?.change ?? null;
  if (change === null) return null;
  if (change.state === 'waiting') return <p className={classes.quiet}>{t('change.waiting')}</p>;
  const run = (decision: 'keep-mine' | 'take-theirs') => (): void =>
    decide.mutate(
      { templateId: template.id, decision },
      { onError: () => tellNotice({ text: t('change.notDecided') }) },
    );
  return (
    <section className={classes.banner} aria-label={t('change.needsYou')}>
      <p>{change.state === 'conflict' ? t('change.conflict') : t(`rejected.${change.refusedCode ?? 'invalid'}`)}</p>
      {change.mine !== null && change.state === 'conflict' && (
        <p className={classes.previewText} dir="auto">
          <DiffText before={templatePreview(template.body)} now={templatePreview(change.mine.body)} />
        </p>
      )}
      <Group gap="xs">
        <Button size="compact-sm" onClick={run('keep-mine')}>
          {t('change.keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={run('take-theirs')}>
          {t('change.takeTheirs')}
        </Button>
      </Group>
    </section>
  );
}

interface VersionsProps {
  readonly template: Template;
  /** Null for who may not edit. */
  readonly onRestore: ((version: TemplateVersion) => void) | null;
}

/** What the template said before, each against what it says now. */
function Versions({ template, onRestore }: VersionsProps) {
  const { t, i18n } = useTranslation('templates');
  const versions = useQuery(desk.template.versions.queryOptions({ input: { templateId: template.id } }));
  const [openId, setOpenId] = useState<string | null>(null);
  if ((versions.data ?? []).length === 0) return null;
  return (
    <section aria-label={t('versions')}>
      <h3 className={classes.subtitle}>{t('versions')}</h3>
      <ul className={classes.versions}>
        {(versions.data ?? []).map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className={classes.item}
              aria-expanded={openId === version.id}
              onClick={() => setOpenId(openId === version.id ? null : version.id)}
            >
              {t('versionReplaced', {
                version: version.template.version,
                when: momentOf(version.replacedAt, i18n.language),
                name: version.replacedByName,
              })}
            </button>
            {openId === version.id && (
              <div className={classes.version}>
                <p className={classes.previewText} dir="auto">
                  <DiffText before={templatePreview(version.template.body)} now={templatePreview(template.body)} />
                </p>
                {onRestore !== null && (
                  <Button size="compact-sm" variant="default" onClick={() => onRestore(version)}>
                    {t('restore')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
