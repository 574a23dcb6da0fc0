import { createContext, useContext } from 'react';
import type { Account } from '#domain/account.ts';

/** Whose account is open, and where; every screen may ask. */
export interface OpenAccount {
  readonly account: Account;
  readonly serviceUrl: string;
}

/** Not the router's context: that one is read when a route is loaded, and the account may change behind it. */
export const OpenAccountContext = createContext<OpenAccount | null>(null);

/** @throws {Error} outside of an open account. */
export function useOpenAccount(): OpenAccount {
  const open = useContext(OpenAccountContext);
  if (open === null) throw new Error('there is no open account around this');
  return open;
}
