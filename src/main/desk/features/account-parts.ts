/**
 * What an open account is made of, the red-flag rules with their lexicon among it. It is the largest part of the desk, so
 * nothing imports this file statically: it is read while a password is being derived, not before the first screen.
 */
export { createFactBuilder } from '../insights/fact-builder.ts';
export { startIndexBuilder } from '../related/index-builder.ts';
export { openStore } from '../store/store.ts';
export { createSyncEngine } from '../sync/sync-engine.ts';
export * as redFlags from '../triage/red-flags.ts';
export { createAttention } from './attention.ts';
