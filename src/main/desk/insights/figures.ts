import type {
  AnswerFigures,
  BacklogFigures,
  HourFigures,
  ReadingFigures,
  TemplateFigures,
  WaitFigures,
} from '#contract/desk.ts';
import {
  LEAST_FOR_MEDIAN,
  LEAST_FOR_P90,
  quantileOf,
  totalOf,
  type ValueCount,
} from '#domain/insights/small-numbers.ts';
import { TARGET_GRADE } from '#domain/reply-checks/target-grade.ts';
import type { Instant } from '#domain/time.ts';
import { type FactSelection, SLOT_MS } from '../store/repositories/insights.ts';
import type { Store } from '../store/store.ts';

const HOURS_OF_WEEK = 7 * 24;

function median(counts: readonly ValueCount[]): number | null {
  return quantileOf(counts, 0.5, LEAST_FOR_MEDIAN);
}

function p90(counts: readonly ValueCount[]): number | null {
  return quantileOf(counts, 0.9, LEAST_FOR_P90);
}

/** What waits, and for how long. */
export function backlogFigures(store: Store, selection: FactSelection, now: Instant): BacklogFigures {
  return store.insights.backlog(selection, now).map(({ departmentId, hours, overdue }) => ({
    departmentId,
    waiting: totalOf(hours),
    overdue,
    medianHours: median(hours),
    p90Hours: p90(hours),
    longestHours: Math.max(...hours.map(({ value }) => value)),
  }));
}

/** How long first answers took. */
export function waitFigures(store: Store, selection: FactSelection): WaitFigures {
  return store.insights.waits(selection).map(({ departmentId, minutes, late }) => ({
    departmentId,
    answered: totalOf(minutes),
    late,
    medianMinutes: median(minutes),
    p90Minutes: p90(minutes),
  }));
}

/** Questions and answers by hour of the week, in this machine's time zone. */
export function hourFigures(store: Store, selection: FactSelection): HourFigures {
  return {
    asked: byHourOfWeek(store.insights.asked(selection)),
    answered: byHourOfWeek(store.insights.answered(selection)),
  };
}

/** Monday's first hour first. */
function byHourOfWeek(slots: readonly ValueCount[]): number[] {
  const hours = new Array<number>(HOURS_OF_WEEK).fill(0);
  for (const { value, count } of slots) {
    const local = new Date(value * SLOT_MS);
    const hour = ((local.getDay() + 6) % 7) * 24 + local.getHours();
    hours[hour] = (hours[hour] ?? 0) + count;
  }
  return hours;
}

/** How many answers tell what to do should it get worse, and how many refer. */
export function answerFigures(store: Store, selection: FactSelection): AnswerFigures {
  return store.insights.answers(selection);
}

/** How hard answers are to read, by scale; whole grades, the upper half rounded up. */
export function readingFigures(store: Store, selection: FactSelection): ReadingFigures {
  const rows = store.insights.grades(selection);
  const scales = (['english', 'chinese'] as const).flatMap((scale) => {
    const counts = rows.flatMap(({ scale: of, grade, count }) =>
      of === scale && grade !== null ? [{ value: grade, count }] : [],
    );
    if (counts.length === 0) return [];
    const grades = new Map<number, number>();
    for (const { value, count } of counts) {
      grades.set(Math.round(value), (grades.get(Math.round(value)) ?? 0) + count);
    }
    return [
      {
        scale,
        answers: totalOf(counts),
        medianGrade: median(counts),
        aboveTarget: totalOf(counts.filter(({ value }) => value > TARGET_GRADE)),
        grades: [...grades].map(([grade, count]) => ({ grade, count })).sort((a, b) => a.grade - b.grade),
      },
    ];
  });
  const tooShort = rows.filter(({ scale }) => scale === null).reduce((sum, { count }) => sum + count, 0);
  return { scales, tooShort };
}

/** How much templates are used and rewritten, as the service counts it for everybody; most used first. */
export function templateFigures(
  store: Store,
  filter: Pick<FactSelection, 'departmentId' | 'language'>,
): TemplateFigures {
  const statistics = new Map(store.templateStatistics.list().map((one) => [one.id, one]));
  return store.templates
    .list()
    .filter(
      ({ departmentId, language }) =>
        (filter.departmentId === null || departmentId === null || departmentId === filter.departmentId) &&
        (filter.language === null || language.split('-', 1)[0] === filter.language),
    )
    .flatMap(({ id, title, departmentId }) => {
      const counted = statistics.get(id);
      if (counted === undefined || counted.uses === 0) return [];
      return [
        {
          templateId: id,
          title,
          departmentId,
          uses: counted.uses,
          meanRewrite: counted.uses < LEAST_FOR_MEDIAN ? null : counted.meanRewrite,
        },
      ];
    })
    .sort((a, b) => b.uses - a.uses || a.title.localeCompare(b.title));
}
