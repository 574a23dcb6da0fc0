/** Whose workstation is killed. */
export const EMAIL = 'doctor@practice.test';
export const PASSWORD = 'practice-only';

/** What a killed workstation left of a draft, and what is wrong with its store. */
export interface TextLeft {
  readonly text: string;
  readonly problem: string | null;
}
