import type { CheckedReply, ReplyFinding } from './finding.ts';

export function checkUnansweredAsks({ unansweredAsks }: CheckedReply): ReplyFinding[] {
  return unansweredAsks.map(({ key, text }) => ({
    code: 'unanswered-ask',
    key,
    ask: text,
    severity: 'warns',
    place: null,
    fix: 'tick',
  }));
}
