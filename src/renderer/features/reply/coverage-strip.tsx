import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoveredAsk } from '#domain/reply-checks/coverage.ts';
import classes from './coverage-strip.module.css';

interface CoverageStripProps {
  readonly ref: Ref<HTMLElement>;
  readonly covered: readonly CoveredAsk[];
  readonly onTick: (key: string, isAnswered: boolean) => void;
}

/** What the patient asked, and which of it the reply speaks of. A tick by hand outranks the words. */
export function CoverageStrip({ ref, covered, onTick }: CoverageStripProps) {
  const { t } = useTranslation('checks');
  if (covered.length === 0) return null;
  const answered = covered.filter(({ isAnswered }) => isAnswered).length;
  return (
    <section ref={ref} className={classes.strip} aria-label={t('asked')}>
      <span className={classes.head} title={t('askedCount', { answered, count: covered.length })}>
        {t('asked')}{' '}
        <span className={classes.count}>
          {answered}/{covered.length}
        </span>
      </span>
      <div className={classes.asks}>
        {covered.map(({ ask, isAnswered, by }) => {
          const how = !isAnswered ? t('notYet') : by === 'doctor' ? t('byDoctor') : t('byWords');
          return (
            <label
              key={ask.key}
              className={classes.ask}
              data-by={isAnswered ? by : 'nobody'}
              title={`${ask.text}\n${how}`}
            >
              <input
                type="checkbox"
                checked={isAnswered}
                aria-description={how}
                data-key={ask.key}
                onChange={() => onTick(ask.key, !isAnswered)}
              />
              <span className={classes.words} dir="auto">
                {ask.text}
              </span>
            </label>
          );
        })}
      </div>
    </section>
  );
}

/** The cursor to an ask of the strip. */
export function focusAsk(strip: HTMLElement | null, key: string): void {
  strip?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
}
