/** The rules, and how a question is read by them. */
export type RedFlags = typeof import('./red-flags.ts');

/** Reads the rules once; later calls give the same. */
export function loadRedFlags(): Promise<RedFlags> {
  return import('./red-flags.ts');
}
