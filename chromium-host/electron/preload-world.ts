/**
 * How a preload runs in a world of its own. Two scripts run before any of the page: one in an isolated world, which
 * holds the preload with `require('electron')`, and one in the page's world, which makes the objects that the preload
 * exposes. They talk through synchronous events on `document` under a name that is drawn anew for every window and
 * stands only in their closures; Chromium clones what an event carries from one world into the other, so no object
 * is ever shared. The isolated world alone has the binding to the main process.
 */

/** The isolated world's name, by which its binding and its context are found. */
export const PRELOAD_WORLD = 'replydesk-preload';

/** The binding that only the isolated world has. */
export const HOST_BINDING = '__hostSend';

/** The function through which the main process calls into the isolated world. */
export const HOST_RECEIVE = '__hostReceive';

/** Runs in the page's world. Serialised; it must not refer to anything outside of itself. */
function pageWorld(secret: string): void {
  const target = document;
  const dispatch = target.dispatchEvent.bind(target);
  const callbacks = new Map<number, (...args: unknown[]) => void>();
  let lastCallbackId = 0;
  target.addEventListener(`${secret}-expose`, (event) => {
    const { key, functions } = (event as CustomEvent<{ key: string; functions: string[] }>).detail;
    const api: Record<string, (...args: unknown[]) => void> = {};
    for (const name of functions) {
      api[name] = (...args) => {
        const sent = args.map((argument) => {
          if (typeof argument !== 'function') return { value: argument };
          lastCallbackId += 1;
          callbacks.set(lastCallbackId, argument as (...args: unknown[]) => void);
          return { callbackId: lastCallbackId };
        });
        dispatch(new CustomEvent(`${secret}-call`, { detail: { key, name, args: sent } }));
      };
    }
    Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true });
  });
  target.addEventListener(`${secret}-callback`, (event) => {
    const { callbackId, args } = (event as CustomEvent<{ callbackId: number; args: unknown[] }>).detail;
    callbacks.get(callbackId)?.(...args);
  });
  // As Electron answers where opening is denied. The host closes whatever is opened another way.
  window.open = () => null;
  dispatch(new CustomEvent(`${secret}-page-ready`));
}

/** Runs in the isolated world. Serialised; it must not refer to anything outside of itself. */
function isolatedWorld(
  secret: string,
  binding: string,
  receive: string,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  type Exposed = Record<string, (...args: unknown[]) => unknown>;
  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[binding] as (payload: string) => void;
  const target = document;
  const dispatch = target.dispatchEvent.bind(target);
  const exposed = new Map<string, Exposed>();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();

  const toBase64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let start = 0; start < bytes.length; start += 8192) {
      binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
    }
    return btoa(binary);
  };
  const encode = (_key: string, value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return { $bytes: toBase64(new Uint8Array(value)) };
    if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
    return value;
  };
  const decode = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
    return Uint8Array.from(atob(String(value.$bytes)), (character) => character.charCodeAt(0));
  };

  const announce = (key: string): void => {
    const functions = Object.keys(exposed.get(key) ?? {});
    dispatch(new CustomEvent(`${secret}-expose`, { detail: { key, functions } }));
  };
  target.addEventListener(`${secret}-page-ready`, () => {
    for (const key of exposed.keys()) announce(key);
  });
  target.addEventListener(`${secret}-call`, (event) => {
    const { key, name, args } = (
      event as CustomEvent<{ key: string; name: string; args: { value?: unknown; callbackId?: number }[] }>
    ).detail;
    const received = args.map(({ value, callbackId }) =>
      callbackId === undefined
        ? value
        : (...callbackArgs: unknown[]) =>
            dispatch(new CustomEvent(`${secret}-callback`, { detail: { callbackId, args: callbackArgs } })),
    );
    exposed.get(key)?.[name]?.(...received);
  });

  world[receive] = (payload: string) => {
    const { channel, args } = JSON.parse(payload, decode) as { channel: string; args: unknown[] };
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(key: string, api: Exposed) {
        exposed.set(key, api);
        // Heard only if the page's script ran first; otherwise that one asks when it starts.
        announce(key);
      },
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => send(JSON.stringify({ channel, args }, encode)),
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require "${name}"`);
      return electron;
    },
    { exports: {} },
    {},
  );
}

/** The script for the page's world. */
export function pageWorldScript(secret: string): string {
  return `(${pageWorld.toString()})(${JSON.stringify(secret)});`;
}

/** The script for the isolated world, with the preload's source in it. */
export function isolatedWorldScript(secret: string, preloadSource: string): string {
  return `(${isolatedWorld.toString()})(${JSON.stringify(secret)}, ${JSON.stringify(HOST_BINDING)}, ${JSON.stringify(HOST_RECEIVE)}, (require, module, exports) => {\n${preloadSource}\n});`;
}

/** A payload from the isolated world, bytes as they were. */
export function decodePayload(payload: string): { readonly channel: string; readonly args: unknown[] } {
  return JSON.parse(payload, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  );
}

/** A payload for the isolated world. */
export function encodePayload(channel: string, args: readonly unknown[]): string {
  return JSON.stringify({ channel, args }, (_key, value: unknown) => {
    if (value instanceof ArrayBuffer) return { $bytes: Buffer.from(value).toString('base64') };
    if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
    return value;
  });
}
