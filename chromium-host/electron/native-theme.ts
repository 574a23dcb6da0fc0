import type { NativeTheme } from 'electron';
import type { Page } from 'playwright-core';

class HostNativeTheme {
  readonly #pages = new Set<Page>();
  #source: NativeTheme['themeSource'] = 'system';

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    this.#source = source;
    for (const page of this.#pages) this.#emulate(page);
  }

  /** Makes the page prefer the chosen scheme from now on. */
  applyTo(page: Page): void {
    this.#pages.add(page);
    page.once('close', () => this.#pages.delete(page));
    this.#emulate(page);
  }

  #emulate(page: Page): void {
    void page.emulateMedia({ colorScheme: this.#source === 'system' ? null : this.#source }).catch(() => undefined);
  }
}

export const nativeTheme = new HostNativeTheme() satisfies Pick<NativeTheme, 'themeSource'>;
