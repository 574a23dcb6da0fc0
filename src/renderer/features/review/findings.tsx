import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departmentName } from '#domain/department.ts';
import type { ReplyId } from '#domain/ids.ts';
import { SCORES } from '#domain/review/review.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import classes from './review.module.css';

/** Pairs below which an interval says next to nothing. */
const FEW_PAIRS = 50;

/** How far readers agree, and which replies rest on an answer that failed. */
export function Findings({ onReply }: { readonly onReply: (replyId: ReplyId) => void }) {
  const { t, i18n } = useTranslation('review');
  const agreement = useQuery({ ...desk.oversight.agreement.queryOptions(), staleTime: 0 });
  const recalls = useQuery({ ...desk.oversight.recalls.queryOptions(), staleTime: 0 });
  const departments = useQuery(desk.directory.departments.queryOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const kappas = [
    { name: t('kappa'), kappa: agreement.data?.kappa ?? null },
    { name: t('weightedKappa'), kappa: agreement.data?.weightedKappa ?? null },
  ];
  return (
    <div className={classes.findings}>
      {(agreement.isError || recalls.isError) && <p className={classes.notice}>{t('findingsNotAsked')}</p>}
      {agreement.data !== undefined && (
        <section aria-labelledby="review-agreement">
          <h2 id="review-agreement" className={classes.section}>
            {t('agreement')}
          </h2>
          <p className={classes.quiet}>{t('agreementHint')}</p>
          <dl className={classes.kappas}>
            {kappas.map(({ name, kappa }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {kappa === null
                    ? t('kappaUnknown')
                    : t('kappaIs', {
                        value: number.format(kappa.value),
                        low: number.format(kappa.low),
                        high: number.format(kappa.high),
                      })}
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('pairs')}</dt>
              <dd>n = {agreement.data.pairs}</dd>
            </div>
          </dl>
          {agreement.data.pairs < FEW_PAIRS && <p className={classes.notice}>{t('fewPairs', { count: FEW_PAIRS })}</p>}
          <table className={classes.table}>
            <caption>{t('tableCaption')}</caption>
            <thead>
              <tr>
                <td />
                {SCORES.map((score) => (
                  <th key={score} scope="col">
                    {t(`scores.${score}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {SCORES.map((score, row) => (
                <tr key={score}>
                  <th scope="row">{t(`scores.${score}`)}</th>
                  {SCORES.map((other, column) => (
                    <td key={other}>{agreement.data.table[row]?.[column] ?? 0}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {recalls.data !== undefined && (
        <section aria-labelledby="review-recalls">
          <h2 id="review-recalls" className={classes.section}>
            {t('recalls')}
          </h2>
          <p className={classes.quiet}>{recalls.data.length === 0 ? t('noRecalls') : t('recallsHint')}</p>
          <ul className={classes.recalls} aria-labelledby="review-recalls">
            {recalls.data.map((recall) => (
              <li key={`${recall.failedReplyId} ${recall.replyId}`}>
                <button type="button" className={classes.link} onClick={() => onReply(recall.replyId)}>
                  {t('replyBy', { name: recall.authorName })}
                </button>{' '}
                <span className={classes.quiet}>
                  {departmentName(departments.data ?? [], recall.departmentId, language)} ·{' '}
                  {momentOf(recall.repliedAt, i18n.language)} · {recall.how.map((how) => t(`how.${how}`)).join(', ')}
                </span>{' '}
                <button type="button" className={classes.link} onClick={() => onReply(recall.failedReplyId)}>
                  {t('failedAnswer')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
