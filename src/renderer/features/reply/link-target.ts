import { linkTargetSchema } from '#domain/rich-text.ts';

/** The target that was meant by what somebody typed; null where it is none that a reply may have. */
export function linkTargetOf(typed: string): string | null {
  const address = typed.trim();
  if (address === '') return null;
  const isMail = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/u.test(address);
  const isBare = !isMail && /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(address);
  const target = linkTargetSchema.safeParse(isMail ? `mailto:${address}` : isBare ? `https://${address}` : address);
  return target.success && URL.canParse(target.data) ? target.data : null;
}
