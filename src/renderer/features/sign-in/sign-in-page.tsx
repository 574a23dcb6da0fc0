import { Alert, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, PracticeAccount } from '#domain/account.ts';
import { changeAppearance } from '../../lib/appearance.ts';
import { desk } from '../../lib/desk-queries.ts';
import { signInMessage, wantsPreviousPassword } from './sign-in-errors.ts';
import classes from './sign-in-page.module.css';

const LAST_EMAIL = 'replydesk.last-email';

export interface SignInPageProps {
  readonly serviceUrl: string;
  readonly onSignedIn: (account: Account) => void;
}

/** Opens an account, or says plainly why it cannot be opened. */
export function SignInPage({ serviceUrl, onSignedIn }: SignInPageProps) {
  const { t, i18n } = useTranslation('signIn');
  const [email, setEmail] = useState(() => localStorage.getItem(LAST_EMAIL) ?? '');
  const [password, setPassword] = useState('');
  const [previousPassword, setPreviousPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const practice = useQuery(desk.session.practiceAccounts.queryOptions());
  const signIn = useMutation(
    desk.session.signIn.mutationOptions({
      onSuccess: ({ account }, input) => {
        localStorage.setItem(LAST_EMAIL, input.email);
        onSignedIn(account);
      },
      onError: () => passwordField.current?.select(),
    }),
  );
  const needsPrevious = wantsPreviousPassword(signIn.error);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ email, password, ...(needsPrevious && previousPassword !== '' ? { previousPassword } : {}) });
  }

  function practise(account: PracticeAccount): void {
    const known = practice.data?.password ?? '';
    setEmail(account.email);
    setPassword(known);
    signIn.mutate({ email: account.email, password: known });
  }

  return (
    <main className={classes.page}>
      <section className={classes.card} aria-labelledby="sign-in-title">
        <header className={classes.header}>
          <span className={classes.product}>Replydesk</span>
          <SegmentedControl
            size="xs"
            aria-label={t('language')}
            value={i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en'}
            onChange={(language) => void changeAppearance({ language: language === 'zh-Hant' ? 'zh-Hant' : 'en' })}
            data={[
              { value: 'en', label: 'English' },
              { value: 'zh-Hant', label: '繁體中文' },
            ]}
          />
        </header>
        <h1 id="sign-in-title" className={classes.title}>
          {t('title')}
        </h1>
        <form onSubmit={submit} className={classes.form}>
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoFocus={email === ''}
            required
            withAsterisk={false}
          />
          {/* A masked field has no role of its own; it is a text field to whoever cannot see it. */}
          <TextInput
            ref={passwordField}
            role="textbox"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoFocus={email !== ''}
            required
            withAsterisk={false}
          />
          {needsPrevious && (
            <TextInput
              role="textbox"
              label={t('previousPassword')}
              description={t('previousPasswordHint')}
              type="password"
              value={previousPassword}
              onChange={(event) => setPreviousPassword(event.currentTarget.value)}
            />
          )}
          {signIn.error !== null && (
            <Alert role="alert" color="red" variant="light" className={classes.alert}>
              {signInMessage(signIn.error, t, serviceUrl)}
            </Alert>
          )}
          <Button type="submit" size="sm" fullWidth aria-busy={signIn.isPending}>
            {signIn.isPending ? t('signingIn') : t('signIn')}
          </Button>
        </form>
        <p className={classes.service}>{t('service', { url: serviceUrl })}</p>
      </section>
      {practice.data !== undefined && practice.data.accounts.length > 0 && (
        <section className={classes.card} aria-labelledby="practice-title">
          <h2 id="practice-title" className={classes.practiceTitle}>
            {t('practiceTitle')}
          </h2>
          <p className={classes.hint}>{t('practiceHint')}</p>
          <ul className={classes.accounts}>
            {practice.data.accounts.slice(0, 5).map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  className={classes.account}
                  onClick={() => practise(account)}
                  disabled={signIn.isPending}
                >
                  <span>{account.displayName}</span>
                  <span className={classes.role}>
                    {account.roles.map((role) => t(`roles.${role}`)).join(', ')} · {account.email}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
