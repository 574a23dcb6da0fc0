/** What the words of a language mean, as far as a small table can say. */
export interface WordVectors {
  readonly dimensions: number;
  /** Row of a stem, or -1 when the table has none. */
  rowOf(stem: string): number;
  /** How much the word counts in the meaning of a text; learned. */
  weightOf(row: number): number;
  /** Share of medical questions in general that have the word, so that a small corpus knows which words are common. */
  shareOf(row: number): number;
  /** Adds the row's unit vector times `factor` to `sum`. */
  addTo(sum: Float32Array, row: number, factor: number): void;
  /** Cosine of two rows. */
  cosine(left: number, right: number): number;
}

const MAGIC = 'RDWV';

/** What goes into a table, row by row. */
export interface WordTable {
  readonly stems: readonly string[];
  readonly weights: Float32Array;
  readonly shares: Float32Array;
  readonly vectors: Float32Array;
}

/**
 * The bytes of a table: magic, counts, stems apart by line feeds; then for each stem a byte of weight, one of share, and
 * its vector in signed bytes.
 */
export function packWordVectors({ stems, weights, shares, vectors }: WordTable): Buffer {
  const dimensions = vectors.length / stems.length;
  const names = Buffer.from(stems.join('\n'), 'utf8');
  const head = Buffer.alloc(16);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(stems.length, 4);
  head.writeUInt32LE(dimensions, 8);
  head.writeUInt32LE(names.length, 12);
  const packedWeights = Buffer.alloc(stems.length);
  const packedShares = Buffer.alloc(stems.length);
  const packed = Buffer.alloc(vectors.length);
  for (let row = 0; row < stems.length; row += 1) {
    // Weights lie between 0 and 4.
    packedWeights[row] = Math.round(Math.min(4, Math.max(0, weights[row] ?? 0)) * 63.75);
    const share = shares[row] ?? 0;
    packedShares[row] = share <= 0 ? 255 : Math.min(254, Math.round(-Math.log(share) * 20));
    let largest = 1e-9;
    for (let at = 0; at < dimensions; at += 1)
      largest = Math.max(largest, Math.abs(vectors[row * dimensions + at] ?? 0));
    for (let at = 0; at < dimensions; at += 1)
      packed.writeInt8(Math.round(((vectors[row * dimensions + at] ?? 0) / largest) * 127), row * dimensions + at);
  }
  return Buffer.concat([head, names, packedWeights, packedShares, packed]);
}

/** @throws {Error} when the bytes are no such table. */
export function readWordVectors(bytes: Buffer): WordVectors {
  if (bytes.toString('latin1', 0, 4) !== MAGIC) throw new Error('not a table of word vectors');
  const count = bytes.readUInt32LE(4);
  const dimensions = bytes.readUInt32LE(8);
  const namesEnd = 16 + bytes.readUInt32LE(12);
  if (bytes.length !== namesEnd + count * (2 + dimensions)) throw new Error('a table of word vectors was cut');
  const rows = new Map(
    bytes
      .toString('utf8', 16, namesEnd)
      .split('\n')
      .map((stem, row) => [stem, row] as const),
  );
  const weights = bytes.subarray(namesEnd, namesEnd + count);
  const shares = bytes.subarray(namesEnd + count, namesEnd + 2 * count);
  const values = new Int8Array(bytes.buffer, bytes.byteOffset + namesEnd + 2 * count, count * dimensions);
  const inverseLengths = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    let squares = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at += 1) squares += (values[at] ?? 0) ** 2;
    inverseLengths[row] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  }
  return {
    dimensions,
    rowOf: (stem) => rows.get(stem) ?? -1,
    weightOf: (row) => (weights[row] ?? 0) / 63.75,
    shareOf: (row) => (shares[row] === 255 ? 0 : Math.exp(-(shares[row] ?? 0) / 20)),
    addTo(sum, row, factor) {
      const scale = factor * (inverseLengths[row] ?? 0);
      const start = row * dimensions;
      for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + (values[start + at] ?? 0) * scale;
    },
    cosine(left, right) {
      let sum = 0;
      let leftAt = left * dimensions;
      let rightAt = right * dimensions;
      for (const end = leftAt + dimensions; leftAt < end; leftAt += 1, rightAt += 1)
        sum += (values[leftAt] as number) * (values[rightAt] as number);
      return sum * (inverseLengths[left] as number) * (inverseLengths[right] as number);
    },
  };
}
