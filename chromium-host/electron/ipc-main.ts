import { EventEmitter } from 'node:events';

/** Messages from preloads, by channel. */
export const ipcMain = new EventEmitter();
