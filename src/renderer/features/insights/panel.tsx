import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '#domain/csv.ts';
import { shellClient } from '../../lib/clients.ts';
import { tellNotice } from '../../lib/notices.ts';
import { csvRowsOf, type FigureTable, figureText } from './figure-table.ts';
import classes from './insights-workspace.module.css';

export interface PanelProps {
  readonly title: string;
  readonly definition: string;
  /** Filters that do not narrow it, in words. */
  readonly notFilteredBy?: readonly string[];
  /** Undefined while it is counted. */
  readonly table: FigureTable | undefined;
  readonly hasFailed: boolean;
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly isWide?: boolean;
  /** Where the table is the plot, it is not shown a second time. */
  readonly isTableShown?: boolean;
  readonly children?: ReactNode;
}

/** One plot with what it counts, its numbers as a table and a way to take them along. */
export function Panel({ title, definition, notFilteredBy = [], table, hasFailed, children, ...rest }: PanelProps) {
  const { t, i18n } = useTranslation('insights');
  const headingId = useId();
  const { fileName, isWide = false, isTableShown = true } = rest;

  async function save(): Promise<void> {
    if (table === undefined) return;
    try {
      const { savedAs } = await shellClient.saveFile({
        fileName: `${fileName}.csv`,
        text: csvOf(csvRowsOf(table, t)),
      });
      if (savedAs !== null) tellNotice({ text: t('saved', { path: savedAs }) });
    } catch {
      tellNotice({ text: t('notSaved') });
    }
  }

  const isEmpty = table !== undefined && table.rows.length === 0;
  const separator = i18n.language === 'zh-Hant' ? '、' : ', ';
  return (
    <section className={classes.panel} aria-labelledby={headingId} data-wide={isWide || undefined}>
      <div className={classes.panelHead}>
        <h2 id={headingId} className={classes.panelTitle}>
          {title}
        </h2>
        {table !== undefined && !isEmpty && (
          <Button variant="subtle" size="compact-xs" aria-label={t('saveCsvOf', { title })} onClick={() => void save()}>
            {t('saveCsv')}
          </Button>
        )}
      </div>
      <p className={classes.definition}>
        {definition}
        {notFilteredBy.length > 0 && ` ${t('notFiltered', { filters: notFilteredBy.join(separator) })}`}
      </p>
      {hasFailed && <p role="alert">{t('failed')}</p>}
      {isEmpty && <p className={classes.nothing}>{t('nothing')}</p>}
      {table !== undefined && !isEmpty && children}
      {table !== undefined && !isEmpty && isTableShown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reached by keys.
        <section className={classes.tableFrame} aria-label={t('numbersOf', { title })} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {table.columns.map(({ label, kind }) => (
                  <th key={label} scope="col" className={classes.columnHead} data-number={kind !== 'name' || undefined}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((figure, column) => {
                    const { text, beside, doubt } = figureText(figure, t, i18n.language);
                    const label = table.columns[column]?.label;
                    return figure.kind === 'name' ? (
                      <th key={label} scope="row" dir="auto">
                        {text}
                      </th>
                    ) : (
                      <td key={label} data-doubt={doubt !== null || undefined} title={doubt ?? undefined}>
                        {text}
                        {beside !== null && <span className={classes.beside}>{beside}</span>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
