/**
 * The red-flag rules with their lexicon. They are the largest part of the desk, so nothing imports this file statically:
 * they are read while a password is being derived, not before the first screen.
 */
export { flagQuestion } from '#domain/question-flags.ts';
export { findRedFlagRule } from '#domain/red-flags/rules/rules.ts';
export { RULES_VERSION } from '#domain/red-flags/rules-version.ts';
