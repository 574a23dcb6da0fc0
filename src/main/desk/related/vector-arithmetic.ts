/** Makes the vector one long, in place; a vector of zeros stays. */
export function normalise(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const part of vector) squares += part * part;
  if (squares === 0) return vector;
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) * scale;
  return vector;
}

export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
}
