import { shellClient } from './clients.ts';

/** A part of a file that is made step by step. */
export interface FilePart {
  readonly text: string;
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null;
}

export type SavedParts = { readonly savedAs: string } | 'cancelled';

/**
 * Asks where to, and writes the parts there as they come. A file that was given up or that failed is removed again.
 *
 * @throws what making or writing a part throws.
 */
export async function saveParts(
  fileName: string,
  parts: AsyncIterable<FilePart>,
  onProgress: (share: number | null) => void,
  signal: AbortSignal,
): Promise<SavedParts> {
  const file = await shellClient.openFile({ fileName });
  if (file === null) return 'cancelled';
  const { fileId, savedAs } = file;
  let isWhole = false;
  try {
    for await (const { text, share } of parts) {
      if (signal.aborted) return 'cancelled';
      if (text !== '') await shellClient.appendToFile({ fileId, text });
      onProgress(share);
    }
    isWhole = !signal.aborted;
    return isWhole ? { savedAs } : 'cancelled';
  } finally {
    await shellClient.closeFile({ fileId, isWhole });
  }
}
