import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';

/** Files that are written part by part; one that is not ended as a whole is removed again. */
export function createWrittenFiles() {
  const files = new Map<string, { readonly handle: FileHandle; readonly path: string }>();
  return {
    /** @throws what opening the file throws. */
    async open(path: string): Promise<string> {
      const handle = await open(path, 'w', 0o600);
      const fileId = randomUUID();
      files.set(fileId, { handle, path });
      return fileId;
    },
    /** @throws {RangeError} there is no such file; and what writing throws. */
    async append(fileId: string, text: string): Promise<void> {
      const file = files.get(fileId);
      if (file === undefined) throw new RangeError('there is no such file');
      await file.handle.appendFile(text);
    },
    async close(fileId: string, isWhole: boolean): Promise<void> {
      const file = files.get(fileId);
      if (file === undefined) return;
      files.delete(fileId);
      if (isWhole) await file.handle.sync();
      await file.handle.close();
      if (!isWhole) await rm(file.path, { force: true });
    },
  };
}
