import { oc } from '@orpc/contract';
import { z } from 'zod';
import { accountSchema, practiceAccountSchema } from '#domain/account.ts';
import { offlineErrors, signInErrors, storeErrors } from '../errors.ts';

export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out'), serviceUrl: z.url() }),
  z.object({ state: z.literal('signed-in'), serviceUrl: z.url(), account: accountSchema }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

export const session = {
  state: oc.output(sessionStateSchema),
  /** Opens the account: from this machine's own copy where the password opens it, else with the service. */
  signIn: oc
    .errors({ ...signInErrors, ...offlineErrors, ...storeErrors })
    .input(
      z.strictObject({
        email: z.string().trim().min(1).max(254),
        password: z.string().min(1).max(1000),
        /** The password that the local copy is still locked with, after STORE_LOCKED_WITH_OLD_PASSWORD. */
        previousPassword: z.string().min(1).max(1000).optional(),
      }),
    )
    .output(z.object({ account: accountSchema })),
  signOut: oc.output(z.object({ signedOut: z.literal(true) })),
  /** Accounts to try with, when the service says that it is for practice; empty otherwise or when unreachable. */
  practiceAccounts: oc.output(z.object({ accounts: z.array(practiceAccountSchema), password: z.string().nullable() })),
};
