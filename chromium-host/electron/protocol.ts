import type { Protocol } from 'electron';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** Handlers by scheme, for the browser part to ask. */
export const schemeHandlers = new Map<string, SchemeHandler>();

export const protocol = {
  // Chromium's origin for the app is secure without being asked.
  registerSchemesAsPrivileged() {},
  handle(scheme: string, handler: SchemeHandler) {
    schemeHandlers.set(scheme, handler as SchemeHandler);
  },
  unhandle(scheme: string) {
    schemeHandlers.delete(scheme);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'unhandle'> & {
  handle(scheme: string, handler: SchemeHandler): void;
};
