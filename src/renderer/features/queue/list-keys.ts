/**
 * Where a key leads in a list of `total` rows from the place `current` (null for none); null when it is no key of the
 * list. `page` is how many rows a page key passes.
 */
export function nextPlace(key: string, current: number | null, total: number, page: number): number | null {
  if (total === 0) return null;
  const clamp = (place: number): number => Math.max(0, Math.min(total - 1, place));
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return clamp(current === null ? 0 : current + 1);
    case 'k':
    case 'ArrowUp':
      return clamp(current === null ? 0 : current - 1);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'PageDown':
      return clamp((current ?? 0) + page);
    case 'PageUp':
      return clamp((current ?? 0) - page);
    default:
      return null;
  }
}
