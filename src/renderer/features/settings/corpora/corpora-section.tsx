import { Button, FileButton, Progress, Switch, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Corpus } from '#contract/desk.ts';
import type { Department } from '#domain/department.ts';
import { desk } from '../../../lib/desk-queries.ts';
import settingsClasses from '../settings-workspace.module.css';
import classes from './corpora-section.module.css';
import { ImportDialog } from './import-dialog.tsx';
import { type ImportRun, stopImport, useImportRun } from './import-run.ts';
import { readableFiles } from './read-files.ts';

const ACCEPTED = '.jsonl,.ndjson,.csv,.tsv,.xml,.txt,.gz';

interface Chosen {
  readonly files: readonly File[];
  readonly leftOut: number;
  readonly corpus: Corpus | null;
}

/** Answered questions of this machine alone: what there is, what it may be used for, and how more comes in. */
export function CorporaSection({ ownDepartmentId }: { readonly ownDepartmentId: Department['id'] | null }) {
  const { t } = useTranslation('corpora');
  const corpora = useQuery(desk.corpora.list.queryOptions());
  const run = useImportRun();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (files: Iterable<File>, corpus: Corpus | null): void => {
    const all = [...files];
    const readable = readableFiles(all);
    if (all.length > 0) setChosen({ files: readable, leftOut: all.length - readable.length, corpus });
  };
  const isBusy = run !== null && run.state !== 'failed';
  return (
    <section aria-labelledby="corpora">
      <h2 id="corpora" className={settingsClasses.section}>
        {t('title')}
      </h2>
      <p className={settingsClasses.hint}>{t('hint')}</p>
      {corpora.data !== undefined && corpora.data.length > 0 && (
        <Table aria-label={t('title')} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('fields.name')}</Table.Th>
              <Table.Th>{t('origin')}</Table.Th>
              <Table.Th>{t('records')}</Table.Th>
              <Table.Th>{t('used')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {corpora.data.map((corpus) => (
              <CorpusRow key={corpus.id} corpus={corpus} run={run} onGoOn={(files) => choose(files, corpus)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {run !== null && <RunningImport run={run} />}
      <div className={classes.choose}>
        <FileButton multiple accept={ACCEPTED} onChange={(files) => choose(files, null)}>
          {(props) => (
            <Button {...props} variant="default" disabled={isBusy}>
              {t('chooseFiles')}
            </Button>
          )}
        </FileButton>
        <FolderButton isDisabled={isBusy} onChoose={(files) => choose(files, null)} />
      </div>
      {chosen !== null &&
        (chosen.files.length === 0 ? (
          <p role="alert">{t('noReadableFile')}</p>
        ) : (
          <ImportDialog {...chosen} ownDepartmentId={ownDepartmentId} onClose={() => setChosen(null)} />
        ))}
    </section>
  );
}

/** A folder of files, as MedQuAD comes. */
function FolderButton({
  isDisabled,
  onChoose,
}: {
  readonly isDisabled: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation('corpora');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={t('chooseFolder')}
        onChange={(event) => {
          onChoose([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" disabled={isDisabled} onClick={() => input.current?.click()}>
        {t('chooseFolder')}
      </Button>
    </>
  );
}

interface CorpusRowProps {
  readonly corpus: Corpus;
  readonly run: ImportRun | null;
  readonly onGoOn: (files: readonly File[]) => void;
}

function CorpusRow({ corpus: stored, run, onGoOn }: CorpusRowProps) {
  const { t, i18n } = useTranslation('corpora');
  const isRunning = run?.corpusId === stored.id && run.state !== 'failed';
  const corpus = run?.corpusId === stored.id ? { ...run.corpus, isOn: stored.isOn } : stored;
  const setOn = useMutation(desk.corpora.setOn.mutationOptions());
  const remove = useMutation(desk.corpora.remove.mutationOptions());
  const [showsProblems, setShowsProblems] = useState(false);
  const number = (count: number): string => count.toLocaleString(i18n.language);
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row">{corpus.name}</Table.Th>
        <Table.Td className={classes.cell}>
          {corpus.licence} · {corpus.source}
        </Table.Td>
        <Table.Td>
          {t('added', { added: number(corpus.added) })}
          <div className={settingsClasses.hint}>
            {corpus.repeated > 0 && `${t('repeated', { repeated: number(corpus.repeated) })} `}
            {corpus.failed > 0 && (
              <button type="button" className={classes.link} onClick={() => setShowsProblems(!showsProblems)}>
                {t('failed', { failed: number(corpus.failed) })}
              </button>
            )}
          </div>
        </Table.Td>
        <Table.Td>
          <Switch
            aria-label={t('useOf', { name: corpus.name })}
            checked={corpus.isOn}
            onChange={(event) => setOn.mutate({ corpusId: corpus.id, isOn: event.currentTarget.checked })}
          />
        </Table.Td>
        <Table.Td>
          <div className={classes.buttons}>
            {!corpus.isComplete && !isRunning && (
              <FileButton multiple accept={ACCEPTED} onChange={onGoOn}>
                {(props) => (
                  <Button {...props} variant="default" size="compact-sm" title={t('goOnHint')}>
                    {t('goOn')}
                  </Button>
                )}
              </FileButton>
            )}
            {!isRunning && (
              <Button
                variant="default"
                size="compact-sm"
                disabled={remove.isPending}
                onClick={() => remove.mutate({ corpusId: corpus.id })}
              >
                {remove.isPending ? t('removing') : t('remove')}
              </Button>
            )}
          </div>
        </Table.Td>
      </Table.Tr>
      {showsProblems && <Problems corpus={corpus} />}
    </>
  );
}

/** Which records of the file were left out, and why. */
function Problems({ corpus }: { readonly corpus: Corpus }) {
  const { t, i18n } = useTranslation('corpora');
  const problems = useQuery(desk.corpora.problems.queryOptions({ input: { corpusId: corpus.id }, staleTime: 0 }));
  return (
    <Table.Tr>
      <Table.Td colSpan={5}>
        <ul className={classes.problems} aria-label={t('problemsOf', { name: corpus.name })}>
          {problems.data?.map(({ record, problem }) => (
            <li key={record}>
              {t('problemLine', { record: record.toLocaleString(i18n.language), problem: t(`problems.${problem}`) })}
            </li>
          ))}
        </ul>
        {problems.data !== undefined && corpus.failed > problems.data.length && (
          <p className={settingsClasses.hint}>{t('moreProblems', { count: corpus.failed - problems.data.length })}</p>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function RunningImport({ run }: { readonly run: ImportRun }) {
  const { t, i18n } = useTranslation('corpora');
  if (run.state === 'failed')
    return (
      <p role="alert" className={classes.failed}>
        {t('importFailed', { name: run.corpus.name })}
      </p>
    );
  return (
    <div className={classes.running}>
      <Progress.Root size="md" className={classes.bar ?? ''}>
        <Progress.Section value={run.done * 100} aria-label={t('importing', { name: run.corpus.name })} />
      </Progress.Root>
      <span role="status">
        {t('importProgress', {
          name: run.corpus.name,
          read: run.corpus.read.toLocaleString(i18n.language),
          percent: Math.floor(run.done * 100),
        })}
      </span>
      <Button variant="default" size="compact-sm" disabled={run.state === 'stopping'} onClick={stopImport}>
        {t('stop')}
      </Button>
    </div>
  );
}
