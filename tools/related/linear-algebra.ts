/** Eigenvectors of a symmetric matrix by Jacobi rotations, largest eigenvalue first; for matrices of some hundred rows. */
export function eigenvectorsOf(matrix: Float64Array, size: number): Float64Array[] {
  const values = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) vectors[row * size + row] = 1;
  const value = (row: number, column: number): number => values[row * size + column] as number;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let row = 0; row < size; row += 1)
      for (let column = row + 1; column < size; column += 1) off += value(row, column) ** 2;
    if (off < 1e-18) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const apq = value(p, q);
        if (Math.abs(apq) < 1e-15) continue;
        const theta = (value(q, q) - value(p, p)) / (2 * apq);
        const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        const sine = tangent * cosine;
        rotate(values, size, p, q, cosine, sine);
        for (let row = 0; row < size; row += 1) {
          const left = vectors[row * size + p] as number;
          const right = vectors[row * size + q] as number;
          vectors[row * size + p] = cosine * left - sine * right;
          vectors[row * size + q] = sine * left + cosine * right;
        }
      }
    }
  }
  return Array.from({ length: size }, (_, column) => column)
    .sort((left, right) => value(right, right) - value(left, left))
    .map((column) => {
      const vector = Float64Array.from({ length: size }, (_, row) => vectors[row * size + column] as number);
      // The sign is free; the largest part is made positive so that every machine agrees.
      let largest = 0;
      for (const part of vector) if (Math.abs(part) > Math.abs(largest)) largest = part;
      return largest < 0 ? vector.map((part) => -part) : vector;
    });
}

function rotate(values: Float64Array, size: number, p: number, q: number, cosine: number, sine: number): void {
  for (let index = 0; index < size; index += 1) {
    const left = values[index * size + p] as number;
    const right = values[index * size + q] as number;
    values[index * size + p] = cosine * left - sine * right;
    values[index * size + q] = sine * left + cosine * right;
  }
  for (let index = 0; index < size; index += 1) {
    const left = values[p * size + index] as number;
    const right = values[q * size + index] as number;
    values[p * size + index] = cosine * left - sine * right;
    values[q * size + index] = sine * left + cosine * right;
  }
}
