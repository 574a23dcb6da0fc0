import { app, type Session, session, type WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** A window goes nowhere but within the app, opens nothing and embeds nothing. */
export function guardContents(contents: WebContents): void {
  const refuseElsewhere = (event: { preventDefault(): void }, url: string): void => {
    if (!isAppUrl(url)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => refuseElsewhere(event, event.url));
  contents.on('will-redirect', (event) => refuseElsewhere(event, event.url));
  contents.on('will-frame-navigate', (event) => refuseElsewhere(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Guards every contents that will ever be made, so that none can be forgotten. */
export function guardEverything(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  guardSession(session.defaultSession);
}

/** No page may use a camera, a device, notifications or anything else that asks for permission. Copying needs none. */
function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.setDevicePermissionHandler(() => false);
}
