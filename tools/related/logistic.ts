/** Weights of a logistic regression by Newton's method, with a small penalty on large weights. */
export function fitLogistic(
  inputs: readonly Float64Array[],
  outcomes: readonly number[],
  weights: readonly number[],
  penalty: number,
): number[] {
  const size = inputs[0]?.length ?? 0;
  const fitted = new Float64Array(size);
  for (let round = 0; round < 15; round += 1) {
    const gradient = Float64Array.from(fitted, (weight) => -penalty * weight);
    const curvature = new Float64Array(size * size);
    for (let at = 0; at < size; at += 1) curvature[at * size + at] = penalty;
    inputs.forEach((input, index) => {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (input[at] as number) * (fitted[at] as number);
      const probability = 1 / (1 + Math.exp(-sum));
      const weight = weights[index] as number;
      const slope = weight * ((outcomes[index] as number) - probability);
      const bend = weight * probability * (1 - probability);
      for (let row = 0; row < size; row += 1) {
        gradient[row] = (gradient[row] as number) + slope * (input[row] as number);
        for (let column = 0; column < size; column += 1)
          curvature[row * size + column] =
            (curvature[row * size + column] as number) + bend * (input[row] as number) * (input[column] as number);
      }
    });
    const step = solve(curvature, gradient, size);
    for (let at = 0; at < size; at += 1) fitted[at] = (fitted[at] as number) + (step[at] as number);
  }
  return [...fitted];
}

function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const left = matrix.slice();
  const answer = right.slice();
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = (left[row * size + pivot] as number) / (left[pivot * size + pivot] as number);
      for (let column = pivot; column < size; column += 1)
        left[row * size + column] =
          (left[row * size + column] as number) - factor * (left[pivot * size + column] as number);
      answer[row] = (answer[row] as number) - factor * (answer[pivot] as number);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = answer[row] as number;
    for (let column = row + 1; column < size; column += 1)
      sum -= (left[row * size + column] as number) * (answer[column] as number);
    answer[row] = sum / (left[row * size + row] as number);
  }
  return answer;
}
