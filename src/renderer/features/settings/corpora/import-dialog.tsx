import { Button, Modal, Select, Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Corpus } from '#contract/desk.ts';
import { CORPUS_FIELDS, type ColumnMapping, guessMapping, readRow } from '#domain/corpus-import/corpus-record.ts';
import type { Department } from '#domain/department.ts';
import { deskClient } from '../../../lib/clients.ts';
import { desk } from '../../../lib/desk-queries.ts';
import classes from './corpora-section.module.css';
import { runImport } from './import-run.ts';
import { type FilePreview, previewFiles } from './read-files.ts';

interface ImportDialogProps {
  readonly files: readonly File[];
  /** Files of other kinds among those that were chosen. */
  readonly leftOut: number;
  /** The corpus that goes on; null for a new one. */
  readonly corpus: Corpus | null;
  readonly ownDepartmentId: Department['id'] | null;
  readonly onClose: () => void;
}

/** What the files hold, where they come from and what allows their use, before anything is stored. */
export function ImportDialog({ files, leftOut, corpus, ownDepartmentId, onClose }: ImportDialogProps) {
  const { t, i18n } = useTranslation('corpora');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const departments = useQuery(desk.directory.departments.queryOptions());
  const [described, setDescribed] = useState({
    name: corpus?.name ?? (files[0]?.name ?? '').replace(/\.[a-z.]+$/i, '').slice(0, 120),
    licence: corpus?.licence ?? '',
    source: corpus?.source ?? '',
  });
  const [departmentId, setDepartmentId] = useState<string | null>(ownDepartmentId);
  const [preview, setPreview] = useState<FilePreview | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping>(guessMapping([]));
  useEffect(() => {
    let isCurrent = true;
    void previewFiles(files).then((found) => {
      if (!isCurrent) return;
      setPreview(found);
      setMapping(guessMapping(found.columns));
    });
    return () => {
      isCurrent = false;
    };
  }, [files]);
  const department = departmentId ?? departments.data?.[0]?.id ?? null;
  const hasMapping = preview !== null && preview.rows.length > 0;
  const isMapped = !hasMapping || ((mapping.title ?? mapping.questionText) !== null && mapping.replyText !== null);
  const isDescribed = Object.values(described).every((text) => text.trim() !== '');

  const begin = async (): Promise<void> => {
    if (department === null) return;
    const target = corpus ?? (await deskClient.corpora.begin(described));
    onClose();
    await runImport({ corpus: target, files, mapping, departmentId: department as Department['id'] });
  };
  return (
    <Modal opened onClose={onClose} title={t('importTitle')} size="xl" closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <p className={classes.hint}>
          {t('files', { count: files.length })}
          {leftOut > 0 && ` ${t('leftOut', { count: leftOut })}`}
        </p>
        <div className={classes.fields}>
          {(['name', 'licence', 'source'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(`fields.${field}`)}
              description={field === 'name' ? undefined : t(`descriptions.${field}`)}
              maxLength={{ name: 120, licence: 200, source: 300 }[field]}
              value={described[field]}
              disabled={corpus !== null}
              required
              onChange={(event) => {
                const { value } = event.currentTarget;
                setDescribed((before) => ({ ...before, [field]: value }));
              }}
            />
          ))}
          <Select
            label={t('fields.department')}
            description={t('descriptions.department')}
            data={(departments.data ?? []).map(({ id, names }) => ({ value: id, label: names[language] }))}
            value={department}
            allowDeselect={false}
            onChange={setDepartmentId}
          />
        </div>
        {preview !== null && hasMapping && (
          <>
            <h3 className={classes.heading}>{t('columns')}</h3>
            <p className={classes.hint}>{t('columnsHint')}</p>
            <div className={classes.fields}>
              {CORPUS_FIELDS.map((field) => (
                <Select
                  key={field}
                  label={t(`columnsOf.${field}`)}
                  placeholder={t('noColumn')}
                  data={[...preview.columns]}
                  value={mapping[field]}
                  clearable
                  onChange={(column) => setMapping((before) => ({ ...before, [field]: column }))}
                />
              ))}
            </div>
            <PreviewTable preview={preview} mapping={mapping} />
          </>
        )}
        {!isMapped && <p role="alert">{t('needsColumns')}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={preview === null || !isMapped || !isDescribed || department === null}>
            {corpus === null ? t('import') : t('goOn')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The first records as they would be stored. */
function PreviewTable({ preview, mapping }: { readonly preview: FilePreview; readonly mapping: ColumnMapping }) {
  const { t } = useTranslation('corpora');
  return (
    <Table aria-label={t('preview')} className={classes.preview} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columnsOf.title')}</Table.Th>
          <Table.Th>{t('columnsOf.replyText')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.rows.map((row, index) => {
          const reading = readRow(row, mapping);
          return (
            <Table.Tr key={index}>
              {'problem' in reading ? (
                <Table.Td colSpan={2} className={classes.hint}>
                  {t(`problems.${reading.problem}`)}
                </Table.Td>
              ) : (
                <>
                  <Table.Td className={classes.cell} dir="auto">
                    {reading.record.title}
                  </Table.Td>
                  <Table.Td className={classes.cell} dir="auto">
                    {reading.record.replyText.slice(0, 200)}
                  </Table.Td>
                </>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
