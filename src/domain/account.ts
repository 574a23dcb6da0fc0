import { z } from 'zod';
import { accountIdSchema, departmentIdSchema } from './ids.ts';

export const roleSchema = z.enum(['doctor', 'reviewer', 'admin']);
/** What somebody may do: doctors answer, reviewers judge what was sent, admins keep users and settings. */
export type Role = z.infer<typeof roleSchema>;

export const accountSchema = z.object({
  id: accountIdSchema,
  email: z.email().max(254),
  /** As printed on the published page, without the title: "Lin Yating". */
  displayName: z.string().min(1).max(120),
  roles: z.array(roleSchema).min(1),
  /** Departments whose questions the account sees; empty for reviewers and admins, who see all. */
  departmentIds: z.array(departmentIdSchema),
});
/** Somebody who signs in to a workstation. */
export type Account = z.infer<typeof accountSchema>;

export const colleagueSchema = accountSchema.omit({ email: true });
/** What one account may know of another. */
export type Colleague = z.infer<typeof colleagueSchema>;

export const practiceAccountSchema = accountSchema.omit({ id: true });
/** An account of the practice service, offered on the sign-in screen. */
export type PracticeAccount = z.infer<typeof practiceAccountSchema>;
