/** How the host was started; `run.ts` fills it in before anything of Electron is imported. */
export const hostOptions: {
  headless: boolean;
  /** Null for no remote debugging over TCP. */
  cdpPort: number | null;
  chromiumPath: string;
  /** Called when the first window has loaded. */
  onFirstWindow: () => void;
} = { headless: false, cdpPort: null, chromiumPath: '', onFirstWindow: () => {} };
