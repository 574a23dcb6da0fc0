import type { Appearance } from './shell.ts';

/** How the app looks before anybody chose. Apart from its schema, so that the sign-in page need not load zod. */
export const DEFAULT_APPEARANCE: Appearance = { language: 'system', theme: 'system', textScale: 1 };
