import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Request, type Route } from 'playwright-core';
import { app } from './app.ts';
import { isAppRequest, toAppUrl } from './app-address.ts';
import { hostOptions } from './options.ts';
import { schemeHandlers } from './protocol.ts';

/** Asked about every navigation of a top frame; false forbids it. */
export type NavigationJudge = (page: Page, url: string) => boolean;

let launching: Promise<BrowserContext> | null = null;
/** Windows that the app itself is opening; any other page was opened by a page and is closed. */
let expectedPages = 0;
let judgeNavigation: NavigationJudge = () => true;

export function setNavigationJudge(judge: NavigationJudge): void {
  judgeNavigation = judge;
}

/** Chromium, started with the first window. */
export function launchBrowser(size: { readonly width: number; readonly height: number }): Promise<BrowserContext> {
  launching ??= launch(size);
  return launching;
}

async function launch(size: { readonly width: number; readonly height: number }): Promise<BrowserContext> {
  const { headless, cdpPort, chromiumPath } = hostOptions;
  const context = await chromium.launchPersistentContext(join(app.getPath('userData'), 'chromium'), {
    executablePath: chromiumPath,
    headless,
    viewport: null,
    // The host decides when it ends.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--app=data:text/html,',
      `--window-size=${size.width},${size.height}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--hide-crash-restore-bubble',
      // Hides the bar that warns of a missing sandbox, which is off for root only.
      '--test-type',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(cdpPort === null ? [] : [`--remote-debugging-port=${cdpPort}`, '--remote-debugging-address=127.0.0.1']),
    ],
  });
  await context.route('**/*', answer);
  context.on('page', (page) => {
    if (expectedPages > 0) expectedPages -= 1;
    else void page.close().catch(() => undefined);
  });
  app.closeBrowser = () => context.close();
  context.on('close', () => app.exit(0));
  return context;
}

/** Answers what the app serves and refuses everything else: nothing of a window leaves this process. */
async function answer(route: Route): Promise<void> {
  const request = route.request();
  const url = request.url();
  const handler = isAppRequest(url) ? schemeHandlers.get('app') : undefined;
  // An answer without content leaves the page where it is, as Electron does when a navigation is forbidden.
  if (request.isNavigationRequest() && (handler === undefined || !isAllowedNavigation(request))) {
    return route.fulfill({ status: 204 });
  }
  if (handler === undefined) return route.abort('blockedbyclient');
  const response = await handler(new globalThis.Request(toAppUrl(url), { method: request.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function isAllowedNavigation(request: Request): boolean {
  try {
    const frame = request.frame();
    return frame.parentFrame() !== null || judgeNavigation(frame.page(), toAppUrl(request.url()));
  } catch {
    // The request of a page that is being made: none of ours begins with one.
    return false;
  }
}

/** The page of the first window, or a further window of its own. */
export async function openPage(context: BrowserContext, first: boolean): Promise<Page> {
  const [existing] = context.pages();
  if (first && existing !== undefined) return existing;
  if (existing === undefined) throw new Error('Chromium has no window left');
  const opened = context.waitForEvent('page');
  expectedPages += 1;
  const session: CDPSession = await context.newCDPSession(existing);
  await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  await session.detach();
  return opened;
}
