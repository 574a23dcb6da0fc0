import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRevision } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { DiffText } from '../../components/question-words/diff-text.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import classes from './reply-pane.module.css';

/** Both fields as they read. */
interface PlainReply {
  readonly body: string;
  readonly more: string;
}

interface EarlierVersionsProps {
  readonly questionId: QuestionId;
  readonly presentText: () => PlainReply;
  /** Brings the present text to disk, so that it becomes a version itself. */
  readonly beforeRestore: () => Promise<void>;
}

/** Earlier states of the draft, to look at, to compare and to go back to. */
export function EarlierVersions(props: EarlierVersionsProps) {
  const { t } = useTranslation('reply');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Tooltip label={t('versions')}>
        <ActionIcon aria-label={t('versions')} onClick={() => setOpened(true)}>
          <IconHistory size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('versions')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('back') }}
      >
        <VersionList {...props} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function VersionList({
  questionId,
  presentText,
  beforeRestore,
  onDone,
}: EarlierVersionsProps & { readonly onDone: () => void }) {
  const { t } = useTranslation('reply');
  const [present] = useState(presentText);
  const revisions = useQuery(desk.draft.listRevisions.queryOptions({ input: { questionId }, staleTime: 0 }));
  const restore = useMutation(desk.draft.restore.mutationOptions({ onMutate: beforeRestore, onSuccess: onDone }));
  if (revisions.data?.length === 0) return <p>{t('noVersions')}</p>;
  return (
    <div>
      {revisions.data?.map((revision) => (
        <Version
          key={revision.revisionId}
          revision={revision}
          present={present}
          onRestore={() => restore.mutate({ questionId, revisionId: revision.revisionId })}
        />
      ))}
    </div>
  );
}

interface VersionProps {
  readonly revision: DraftRevision;
  readonly present: PlainReply;
  readonly onRestore: () => void;
}

function Version({ revision, present, onRestore }: VersionProps) {
  const { t, i18n } = useTranslation('reply');
  const { t: told } = useTranslation('editor');
  const [compares, setCompares] = useState(false);
  const { savedAt, words, plainText, moreText } = revision;
  const title = t('versionOf', { time: momentOf(savedAt, i18n.language), words });
  const isSame = plainText === present.body && moreText === present.more;
  return (
    <article className={classes.version} aria-label={title}>
      <div className={classes.problem}>
        <span>{title}</span>
        <span className={classes.versionActions}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-pressed={compares}
            onClick={() => setCompares((before) => !before)}
          >
            {told(compares ? 'showText' : 'compare')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onRestore}>
            {t('restore')}
          </Button>
        </span>
      </div>
      {compares && isSame && <p className={classes.versionText}>{told('sameAsNow')}</p>}
      {!(compares && isSame) && (
        <>
          <VersionText text={plainText} present={compares ? present.body : null} />
          {(moreText !== '' || (compares && present.more !== '')) && (
            <>
              <p className={classes.versionField}>{told('moreInformation')}</p>
              <VersionText text={moreText} present={compares ? present.more : null} />
            </>
          )}
        </>
      )}
    </article>
  );
}

/** As it was, or what has been changed of it since. */
function VersionText({ text, present }: { readonly text: string; readonly present: string | null }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long version scrolls, also for the keyboard.
    <p className={classes.versionText} dir="auto" tabIndex={0}>
      {present === null ? text : <DiffText before={text} now={present} />}
    </p>
  );
}
