import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import classes from './reply-pane.module.css';

interface EarlierVersionsProps {
  readonly questionId: QuestionId;
  /** Brings the present text to disk, so that it becomes a version itself. */
  readonly beforeRestore: () => Promise<void>;
}

/** Earlier states of the draft, to look at and to go back to. */
export function EarlierVersions({ questionId, beforeRestore }: EarlierVersionsProps) {
  const { t } = useTranslation('reply');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Tooltip label={t('versions')}>
        <ActionIcon aria-label={t('versions')} onClick={() => setOpened(true)}>
          <IconHistory size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('versions')} size="lg">
        <VersionList questionId={questionId} beforeRestore={beforeRestore} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function VersionList({ questionId, beforeRestore, onDone }: EarlierVersionsProps & { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation('reply');
  const revisions = useQuery(desk.draft.listRevisions.queryOptions({ input: { questionId }, staleTime: 0 }));
  const restore = useMutation(desk.draft.restore.mutationOptions({ onMutate: beforeRestore, onSuccess: onDone }));
  if (revisions.data?.length === 0) return <p>{t('noVersions')}</p>;
  return (
    <div>
      {revisions.data?.map(({ revisionId, savedAt, words, plainText }) => (
        <article key={revisionId} className={classes.version}>
          <div className={classes.problem}>
            <span>{t('versionOf', { time: momentOf(savedAt, i18n.language), words })}</span>
            <Button variant="default" size="compact-sm" onClick={() => restore.mutate({ questionId, revisionId })}>
              {t('restore')}
            </Button>
          </div>
          <p className={classes.versionText} dir="auto">
            {plainText}
          </p>
        </article>
      ))}
    </div>
  );
}
