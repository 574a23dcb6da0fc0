import { eigenvectorsOf } from './linear-algebra.ts';
import { createRandom } from './random.ts';

const WINDOW = 6;
const LEAST_USES = 5;
const ROUNDS = 3;

/**
 * What words mean in these texts: positive pointwise mutual information with their neighbours (contexts smoothed as by
 * Levy, Goldberg and Dagan 2015), brought to few dimensions by a randomised singular value decomposition.
 */
export function coOccurrenceVectors(
  texts: readonly (readonly string[])[],
  dimensions: number,
  seed: number,
): Map<string, Float64Array> {
  const uses = new Map<string, number>();
  for (const text of texts) for (const stem of text) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const stems = [...uses.keys()].filter((stem) => (uses.get(stem) ?? 0) >= LEAST_USES).sort();
  const size = stems.length;
  const rows = new Map(stems.map((stem, row) => [stem, row]));
  const counts = new Map<number, number>();
  for (const text of texts) {
    const known = text.flatMap((stem) => rows.get(stem) ?? []);
    for (let at = 0; at < known.length; at += 1) {
      for (let next = at + 1; next < Math.min(known.length, at + 1 + WINDOW); next += 1) {
        const [low, high] = [known[at] as number, known[next] as number].sort((left, right) => left - right);
        if (low === high) continue;
        const place = (low as number) * size + (high as number);
        counts.set(place, (counts.get(place) ?? 0) + 1 / (next - at));
      }
    }
  }
  const sums = new Float64Array(size);
  for (const [place, count] of counts) {
    const row = Math.floor(place / size);
    const column = place % size;
    sums[row] = (sums[row] as number) + count;
    sums[column] = (sums[column] as number) + count;
  }
  const total = sums.reduce((sum, count) => sum + count, 0);
  const smoothed = sums.map((sum) => sum ** 0.75);
  const smoothedTotal = smoothed.reduce((sum, count) => sum + count, 0);
  const entries: { row: number; column: number; value: number }[] = [];
  for (const [place, count] of counts) {
    const row = Math.floor(place / size);
    const column = place % size;
    // Symmetric: the mean of both directions of the smoothed measure.
    const forward = Math.log((count * smoothedTotal) / ((sums[row] as number) * (smoothed[column] as number)));
    const backward = Math.log((count * smoothedTotal) / ((sums[column] as number) * (smoothed[row] as number)));
    const value = (forward + backward) / 2;
    if (value > 0 && total > 0) entries.push({ row, column, value });
  }
  const entryRows = Int32Array.from(entries, ({ row }) => row);
  const entryColumns = Int32Array.from(entries, ({ column }) => column);
  const entryValues = Float64Array.from(entries, ({ value }) => value);
  const width = dimensions + 8;
  const random = createRandom(seed);
  let basis: Float64Array = Float64Array.from({ length: size * width }, () => random.next() - 0.5);
  const multiply = (matrix: Float64Array): Float64Array => {
    const product = new Float64Array(size * width);
    for (let entry = 0; entry < entryValues.length; entry += 1) {
      const row = (entryRows[entry] as number) * width;
      const column = (entryColumns[entry] as number) * width;
      const value = entryValues[entry] as number;
      for (let at = 0; at < width; at += 1) {
        product[row + at] = (product[row + at] as number) + value * (matrix[column + at] as number);
        product[column + at] = (product[column + at] as number) + value * (matrix[row + at] as number);
      }
    }
    return product;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = multiply(basis);
    orthonormalise(basis, size, width);
  }
  const projected = multiply(basis);
  const small = new Float64Array(width * width);
  for (let row = 0; row < size; row += 1)
    for (let left = 0; left < width; left += 1)
      for (let right = 0; right < width; right += 1)
        small[left * width + right] =
          (small[left * width + right] as number) +
          (basis[row * width + left] as number) * (projected[row * width + right] as number);
  const directions = eigenvectorsOf(small, width);
  const strengths = directions.map((direction) => {
    let sum = 0;
    for (let left = 0; left < width; left += 1)
      for (let right = 0; right < width; right += 1)
        sum += (direction[left] as number) * (small[left * width + right] as number) * (direction[right] as number);
    return sum;
  });
  // The strongest direction says only how common a word is.
  const kept = directions
    .map((_, index) => index)
    .filter((index) => (strengths[index] as number) > 0)
    .slice(1, dimensions + 1);
  return new Map(
    stems.map((stem, row) => [
      stem,
      Float64Array.from({ length: dimensions }, (_, at) => {
        const index = kept[at];
        if (index === undefined) return 0;
        const direction = directions[index] as Float64Array;
        let sum = 0;
        for (let column = 0; column < width; column += 1)
          sum += (basis[row * width + column] as number) * (direction[column] as number);
        return sum * Math.sqrt(strengths[index] as number);
      }),
    ]),
  );
}

/** Gram-Schmidt, twice for accuracy. */
function orthonormalise(matrix: Float64Array, size: number, width: number): void {
  for (let pass = 0; pass < 2; pass += 1) {
    for (let column = 0; column < width; column += 1) {
      for (let earlier = 0; earlier < column; earlier += 1) {
        let dot = 0;
        for (let row = 0; row < size; row += 1)
          dot += (matrix[row * width + column] as number) * (matrix[row * width + earlier] as number);
        for (let row = 0; row < size; row += 1)
          matrix[row * width + column] =
            (matrix[row * width + column] as number) - dot * (matrix[row * width + earlier] as number);
      }
      let squares = 0;
      for (let row = 0; row < size; row += 1) squares += (matrix[row * width + column] as number) ** 2;
      const length = Math.sqrt(squares) || 1;
      for (let row = 0; row < size; row += 1)
        matrix[row * width + column] = (matrix[row * width + column] as number) / length;
    }
  }
}
