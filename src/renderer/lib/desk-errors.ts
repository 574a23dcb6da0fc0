/** The contract's name of what a call was refused with; null for anything else, such as a restart of the desk. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What was asked for is not there, or not in the account's view any more. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === 'NOT_FOUND';
}
