import { createPublicKey, hash, verify } from 'node:crypto';
import {
  finishTrail,
  readTrailLine,
  TRAIL_BEGINNING,
  type TrailCheck,
  TrailFault,
} from '#domain/audit/verify-trail.ts';
import { readUploadState } from '../sync/trail-uploader.ts';
import type { OpenSession } from './session.ts';

const PAGE = 2000;
/** The 32 bytes of an Ed25519 key stand at the end of its SPKI form, after a prefix that is always the same. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'base64')]);
    return verify(
      null,
      Buffer.from(text),
      createPublicKey({ key, format: 'der', type: 'spki' }),
      Buffer.from(signature, 'base64'),
    );
  } catch {
    return false;
  }
}

/**
 * Reads the service's audit trail from its beginning to its end and stops at the first bad line. The newest signed head
 * that this machine was told has to be in it, so that a trail that was cut or made anew does not pass here.
 *
 * @throws {ServiceUnreachableError} {@link ServiceProblemError}
 */
export async function verifyServiceTrail({ store, engine }: OpenSession) {
  const { checkpoint } = readUploadState(store);
  const seen = new Map(
    checkpoint === null ? [] : [[checkpoint.checkpoint.sequence, checkpoint.checkpoint.hash] as const],
  );
  const check: TrailCheck = {
    sha256: (text) => hash('sha256', text, 'hex'),
    verifySignature: isSigned,
    trustedKeys: null,
    seen,
  };
  let state = TRAIL_BEGINNING;
  let line = 0;
  let fault: { readonly line: number; readonly reason: string } | null = null;
  try {
    for (let after: number | null = 0; after !== null; ) {
      const from: number = after;
      const page = await engine.askService((service, options) =>
        service.audit.exportTrail({ after: from, limit: PAGE }, options),
      );
      for (const text of page.lines) {
        line += 1;
        state = readTrailLine(state, text, check);
      }
      after = page.next;
    }
    line += 1;
    finishTrail(state, '');
  } catch (error) {
    if (!(error instanceof TrailFault)) throw error;
    fault = { line, reason: error.message };
  }
  return {
    events: state.sequence,
    checkpoints: state.checkpoints,
    fault,
    keys: Object.values(state.keys),
    hasSeenHead: checkpoint !== null && fault === null,
  };
}
