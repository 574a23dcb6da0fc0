import { z } from 'zod';
import { colleagueSchema } from '#domain/account.ts';
import { departmentSchema } from '#domain/department.ts';
import { signedIn } from '../errors.ts';

export const directory = {
  departments: signedIn.output(z.array(departmentSchema)),
  /** Everybody who answers or reviews, by name. */
  colleagues: signedIn.output(z.array(colleagueSchema)),
};
