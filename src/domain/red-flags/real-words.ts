/** Words of common English that lie one letter from a word of the rules and are not misspellings of it. */
export const REAL_WORDS: ReadonlySet<string> = new Set(`breeding heading healing sleeping`.split(/\s+/));
