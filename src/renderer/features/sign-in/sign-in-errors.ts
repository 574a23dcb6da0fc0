import { isDefinedError } from '@orpc/client';
import type { TFunction } from 'i18next';

/** What went wrong, what is safe and what to do, for any error of signing in. */
export function signInMessage(error: unknown, t: TFunction<'signIn'>, serviceUrl: string): string {
  if (!(error instanceof Error) || !isDefinedError(error)) return t('errors.unknown');
  const { code, data } = error as unknown as { code: string; data: Record<string, unknown> | undefined };
  switch (code) {
    case 'WRONG_PASSWORD':
      return t('errors.wrongPassword');
    case 'TOO_MANY_ATTEMPTS':
      return t('errors.tooMany', { count: Number(data?.retryAfterSeconds ?? 30) });
    case 'ACCOUNT_DISABLED':
      return t('errors.disabled');
    case 'SERVICE_UNREACHABLE':
      return unreachableMessage(String(data?.reason), t, serviceUrl);
    case 'STORE_FROM_THE_FUTURE':
      return t('errors.future', { found: Number(data?.found), supported: Number(data?.supported) });
    case 'STORE_DAMAGED':
      return t('errors.damaged');
    case 'STORE_NOT_WRITABLE':
      return notWritableMessage(String(data?.reason), t);
    case 'STORE_LOCKED_WITH_OLD_PASSWORD':
      return t('errors.oldPassword');
    default:
      return t('errors.unknown');
  }
}

/** Whether the previous password is needed to go on. */
export function wantsPreviousPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'STORE_LOCKED_WITH_OLD_PASSWORD';
}

function unreachableMessage(reason: string, t: TFunction<'signIn'>, url: string): string {
  switch (reason) {
    case 'timeout':
      return t('errors.timeout', { url });
    case 'tls':
      return t('errors.tls', { url });
    case 'proxy':
      return t('errors.proxy', { url });
    case 'captive-portal':
      return t('errors.captivePortal');
    case 'busy':
      return t('errors.busy');
    case 'not-replydesk':
      return t('errors.notReplydesk', { url });
    case 'server-error':
      return t('errors.serverError');
    default:
      return t('errors.noConnection', { url });
  }
}

function notWritableMessage(reason: string, t: TFunction<'signIn'>): string {
  switch (reason) {
    case 'disk-full':
      return t('errors.diskFull');
    case 'read-only':
      return t('errors.readOnly');
    case 'locked':
      return t('errors.locked');
    default:
      return t('errors.notWritable');
  }
}
