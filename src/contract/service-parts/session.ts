import { z } from 'zod';
import { accountSchema } from '#domain/account.ts';
import { instantSchema } from '#domain/time.ts';
import { base } from './base.ts';

export const sessionSchema = z.object({
  accessToken: z.string().min(20).max(400),
  accessTokenExpiresAt: instantSchema,
  /** Works once; its use returns the next one, and using an old one ends the whole family. */
  refreshToken: z.string().min(20).max(400),
  account: accountSchema,
  /** The service's clock, so that the workstation never has to trust its own for ordering. */
  serverTime: instantSchema,
});
export type ServiceSession = z.infer<typeof sessionSchema>;

export const signIn = base
  .route({ method: 'POST', path: '/v1/sign-in', summary: 'Exchange e-mail and password for tokens', tags: ['session'] })
  .errors({
    WRONG_PASSWORD: { status: 401, message: 'The e-mail or password is wrong.' },
    ACCOUNT_DISABLED: { status: 403, message: 'The account is disabled.' },
  })
  .input(z.strictObject({ email: z.string().max(254), password: z.string().min(1).max(1000), deviceId: z.uuid() }))
  .output(sessionSchema);

export const refresh = base
  .route({ method: 'POST', path: '/v1/refresh', summary: 'Exchange a refresh token for new tokens', tags: ['session'] })
  .input(z.strictObject({ refreshToken: z.string().min(1).max(400) }))
  .output(sessionSchema);

export const signOut = base
  .route({ method: 'POST', path: '/v1/sign-out', summary: 'End this session', tags: ['session'] })
  .input(z.strictObject({ refreshToken: z.string().min(1).max(400) }))
  .output(z.object({ ended: z.literal(true) }));
