import { PATIENT_MARKER } from './patient.ts';

/** Whether a text holds what a patient or a doctor wrote here. */
export function holdsSomebodysWords(text: string): boolean {
  return text.includes(PATIENT_MARKER) || /(REPLY|KILL)\d+x/.test(text);
}

/** Looks for patients' words and replies in everything that this process writes while it is watched. */
export function watchOutput(): { stop(): string[] } {
  const found: string[] = [];
  const originals = [process.stdout.write, process.stderr.write] as const;
  const watch = (name: string, original: typeof process.stdout.write) =>
    function watched(this: NodeJS.WriteStream, ...written: unknown[]): boolean {
      const text = typeof written[0] === 'string' ? written[0] : Buffer.from(written[0] as Uint8Array).toString('utf8');
      if (holdsSomebodysWords(text)) found.push(`${name}: somebody's words were written out`);
      return Reflect.apply(original, this, written) as boolean;
    };
  process.stdout.write = watch('stdout', originals[0]) as typeof process.stdout.write;
  process.stderr.write = watch('stderr', originals[1]) as typeof process.stderr.write;
  return {
    stop() {
      [process.stdout.write, process.stderr.write] = originals;
      return found;
    },
  };
}
