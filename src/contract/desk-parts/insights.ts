import { z } from 'zod';
import { accountSchema } from '#domain/account.ts';
import { departmentIdSchema } from '#domain/ids.ts';
import { templateSchema } from '#domain/template.ts';
import { calendarDaySchema } from '#domain/time.ts';
import { signedIn } from '../errors.ts';

const counted = z.number().int().nonnegative();

export const insightsFilterSchema = z.strictObject({
  /** Each null for all. For answers the department that was answered from, for questions the one they are in. */
  departmentId: departmentIdSchema.nullable().default(null),
  doctorId: accountSchema.shape.id.nullable().default(null),
  /** Calendar days of this machine's time zone, both included. */
  from: calendarDaySchema.nullable().default(null),
  to: calendarDaySchema.nullable().default(null),
  /** The first part of the question's language tag. */
  language: z.string().min(2).max(35).nullable().default(null),
});
export type InsightsFilter = z.infer<typeof insightsFilterSchema>;

/** Of each department where something waits. Medians and percentiles are null below the least number that tells one. */
export const backlogFiguresSchema = z.array(
  z.object({
    departmentId: departmentIdSchema,
    waiting: counted,
    overdue: counted,
    medianHours: counted.nullable(),
    p90Hours: counted.nullable(),
    longestHours: counted,
  }),
);
export type BacklogFigures = z.infer<typeof backlogFiguresSchema>;

/** Of each department with first answers. */
export const waitFiguresSchema = z.array(
  z.object({
    departmentId: departmentIdSchema,
    answered: counted,
    late: counted,
    medianMinutes: counted.nullable(),
    p90Minutes: counted.nullable(),
  }),
);
export type WaitFigures = z.infer<typeof waitFiguresSchema>;

const hoursOfWeekSchema = z.array(counted).length(168);
/** Monday's first hour first. */
export const hourFiguresSchema = z.object({ asked: hoursOfWeekSchema, answered: hoursOfWeekSchema });
export type HourFigures = z.infer<typeof hourFiguresSchema>;

export const readingFiguresSchema = z.object({
  /** The scales that occur; they cannot be compared. */
  scales: z.array(
    z.object({
      scale: z.enum(['english', 'chinese']),
      answers: counted,
      medianGrade: z.number().nullable(),
      aboveTarget: counted,
      /** By whole grade, lowest first. */
      grades: z.array(z.object({ grade: counted, count: counted })),
    }),
  ),
  /** Answers without a grade. */
  tooShort: counted,
});
export type ReadingFigures = z.infer<typeof readingFiguresSchema>;

/** Of each department with answers. */
export const answerFiguresSchema = z.array(
  z.object({ departmentId: departmentIdSchema, answers: counted, withSafetyNet: counted, withReferral: counted }),
);
export type AnswerFigures = z.infer<typeof answerFiguresSchema>;

/** Of each template that was used, as the service counts; most used first. */
export const templateFiguresSchema = z.array(
  z.object({
    templateId: templateSchema.shape.id,
    title: z.string(),
    departmentId: departmentIdSchema.nullable(),
    uses: counted,
    /** 0 to 1; null below the least number of uses that tells it. */
    meanRewrite: z.number().min(0).max(1).nullable(),
  }),
);
export type TemplateFigures = z.infer<typeof templateFiguresSchema>;

const counting = signedIn
  .errors({ NOT_ALLOWED: { status: 403, message: 'These figures are not yours to see.' } })
  .input(insightsFilterSchema);

/** Figures over what is on this machine. Doctors have their own replies and departments counted, others all they see. */
export const insights = {
  /** What can be filtered by, and how far the counting is. */
  options: signedIn.output(
    z.object({
      departmentIds: z.array(departmentIdSchema),
      /** Authors by name; of a doctor only themselves. */
      doctors: z.array(z.object({ id: accountSchema.shape.id, name: z.string() })),
      languages: z.array(z.string()),
      /** Questions that are on this machine, and how many of them are not counted yet. */
      questions: counted,
      due: counted,
    }),
  ),
  backlog: counting.output(backlogFiguresSchema),
  waits: counting.output(waitFiguresSchema),
  hours: counting.output(hourFiguresSchema),
  reading: counting.output(readingFiguresSchema),
  answers: counting.output(answerFiguresSchema),
  templates: counting.output(templateFiguresSchema),
};
