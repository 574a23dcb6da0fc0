declare module 'nspell' {
  interface Nspell {
    correct(word: string): boolean;
    suggest(word: string): string[];
    add(word: string, model?: string): Nspell;
  }
  export default function nspell(aff: string, dic: string): Nspell;
}
