import { useTranslation } from 'react-i18next';
import classes from './insights-workspace.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** The most of the accent that letters on it keep their contrast with, in percent. */
const DARKEST = 42;

/** Names of the days, Monday first. */
export function weekdayNames(language: string, weekday: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date((4 + day) * 86_400_000)));
}

/** A week of hours; its cells are its numbers. */
export function HourMap({ caption, counts }: { readonly caption: string; readonly counts: readonly number[] }) {
  const { t, i18n } = useTranslation('insights');
  const highest = Math.max(1, ...counts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reached by keys.
    <section className={classes.hourFrame} aria-label={caption} tabIndex={0}>
      <table className={classes.hours}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.unseen}>{t('columns.weekday')}</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col" title={t('hourMap.hourRange', { hour })}>
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdayNames(i18n.language, 'short').map((name, day) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {HOURS.map((hour) => {
                const count = counts[day * 24 + hour] ?? 0;
                const depth = (DARKEST * count) / highest;
                return (
                  <td
                    key={hour}
                    data-none={count === 0 || undefined}
                    style={{ background: `color-mix(in srgb, var(--accent) ${depth.toFixed(1)}%, var(--paper))` }}
                  >
                    {new Intl.NumberFormat(i18n.language, { notation: 'compact' }).format(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
