import { useSyncExternalStore } from 'react';

/** How the reply stands in the window; kept on this machine. */
interface ReplyLayout {
  /** Queue and related answers are out of sight. */
  readonly isWide: boolean;
  /** The question stands beside the reply instead of above it. */
  readonly isBeside: boolean;
}

const STORED_AT = 'replydesk.reply-layout';
const watchers = new Set<() => void>();
let layout: ReplyLayout = readStored();

function readStored(): ReplyLayout {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED_AT) ?? '{}') as Partial<ReplyLayout> | null;
    return { isWide: stored?.isWide === true, isBeside: stored?.isBeside === true };
  } catch {
    return { isWide: false, isBeside: false };
  }
}

export function toggleReplyLayout(part: keyof ReplyLayout): void {
  layout = { ...layout, [part]: !layout[part] };
  localStorage.setItem(STORED_AT, JSON.stringify(layout));
  for (const watcher of watchers) watcher();
}

export function useReplyLayout(): ReplyLayout {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => layout,
  );
}
