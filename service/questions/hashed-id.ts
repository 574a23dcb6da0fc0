import { createHash } from 'node:crypto';

/** A hash of the parts that no other parts have, however they are cut. */
export function hashOf(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** An id that is always the same for the same parts, so that doing something twice makes one thing. */
export const hashedId = (...parts: readonly string[]): string => uuidOf(hashOf(...parts));

/** The hash's beginning as a UUID of version 8, the one for hashes of one's own. */
export function uuidOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
