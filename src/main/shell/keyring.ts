import { safeStorage } from 'electron';

/**
 * Wraps or unwraps bytes with the operating system's keyring. Null where there is none; Linux' `basic_text` backend
 * uses a password that is the same everywhere, so it counts as none.
 */
export function useKeyring(operation: 'wrap' | 'unwrap', bytes: Uint8Array): Uint8Array | null {
  try {
    if (!safeStorage.isEncryptionAvailable()) return null;
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null;
    return operation === 'wrap'
      ? new Uint8Array(safeStorage.encryptString(Buffer.from(bytes).toString('base64')))
      : new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'));
  } catch {
    return null;
  }
}
