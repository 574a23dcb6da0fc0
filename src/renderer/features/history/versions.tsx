import { Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRetracted, type Reply, type ReplyContent } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import type { Instant } from '#domain/time.ts';
import { DiffText, LongText } from '../../components/question-words/diff-text.tsx';
import { momentOf } from '../../lib/moments.ts';
import classes from './history.module.css';

interface Version {
  readonly version: number;
  readonly content: ReplyContent;
  readonly publishedAt: Instant;
  readonly reason: string | null;
}

/** What was published under the reply's id, oldest first; a retraction publishes no text. */
function versionsOf(reply: Reply): Version[] {
  const { earlier, change } = reply;
  const last = earlier.at(-1);
  const present: Version = {
    version: isRetracted(reply) ? reply.version - 1 : reply.version,
    content: reply,
    publishedAt:
      change?.kind === 'correction'
        ? change.changedAt
        : last === undefined
          ? reply.repliedAt
          : (change?.changedAt ?? reply.repliedAt),
    reason: change?.kind === 'correction' ? change.reason : null,
  };
  return [
    ...earlier.map((version) => ({
      version: version.version,
      content: version,
      publishedAt: version.publishedAt,
      reason: version.reason,
    })),
    present,
  ];
}

const textOf = ({ body, moreInformation }: ReplyContent): string =>
  [body, ...(moreInformation === null ? [] : [moreInformation])].map(plainTextOf).join('\n\n');

/** Two versions side by side, with what the later one changed word by word. */
export function Versions({ reply }: { readonly reply: Reply }) {
  const { t, i18n } = useTranslation('history');
  const versions = versionsOf(reply);
  const [chosen, setChosen] = useState(versions.length - 1);
  const [marksChanges, setMarksChanges] = useState(true);
  const now = versions[Math.min(chosen, versions.length - 1)];
  const before = versions[Math.min(chosen, versions.length - 1) - 1];
  if (now === undefined) return null;
  const heading = ({ version, publishedAt, reason }: Version) => (
    <p className={classes.versionHead} dir="auto">
      <strong>{t('versionName', { version })}</strong> {momentOf(publishedAt, i18n.language)}
      {reason !== null && ` · ${reason}`}
    </p>
  );
  return (
    <section aria-labelledby="history-versions">
      <div className={classes.versionsHead}>
        <h3 id="history-versions" className={classes.section}>
          {t('versions')}
        </h3>
        {versions.length > 2 && (
          <Select
            size="xs"
            aria-label={t('laterVersion')}
            allowDeselect={false}
            data={versions.slice(1).map(({ version }, index) => ({
              value: String(index + 1),
              label: t('comparedWith', { version, before: versions[index]?.version ?? 0 }),
            }))}
            value={String(chosen)}
            onChange={(value) => setChosen(Number(value))}
          />
        )}
        {before !== undefined && (
          <Switch
            size="xs"
            label={t('markChanges')}
            checked={marksChanges}
            onChange={(event) => setMarksChanges(event.currentTarget.checked)}
          />
        )}
      </div>
      {isRetracted(reply) && (
        <p className={classes.retraction} dir="auto">
          {t('retractedBecause', {
            time: momentOf(reply.change?.changedAt ?? reply.repliedAt, i18n.language),
            reason: reply.change?.reason ?? '',
          })}
        </p>
      )}
      <div className={classes.versions} data-two={before !== undefined || undefined}>
        {before !== undefined && (
          <div className={classes.version}>
            {heading(before)}
            <div className={classes.text} dir="auto">
              <LongText text={textOf(before.content)} />
            </div>
          </div>
        )}
        <div className={classes.version}>
          {heading(now)}
          <div className={classes.text} dir="auto">
            {before !== undefined && marksChanges ? (
              <DiffText before={textOf(before.content)} now={textOf(now.content)} />
            ) : (
              <LongText text={textOf(now.content)} />
            )}
          </div>
        </div>
      </div>
      {before === undefined && <p className={classes.quiet}>{t('oneVersion')}</p>}
    </section>
  );
}
