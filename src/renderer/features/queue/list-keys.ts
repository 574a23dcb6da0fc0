/**
 * Where a key leads in a list of `total` rows from the place `current` (null for none); null when it is no key of the
 * list. `page` is how many rows a page key passes. A place between two rows, such as 2.5, is where a row was that has
 * left the list: the next one down is the one that moved up into its place.
 */
export function nextPlace(key: string, current: number | null, total: number, page: number): number | null {
  if (total === 0) return null;
  const clamp = (place: number): number => Math.max(0, Math.min(total - 1, place));
  const below = current === null ? 0 : Math.floor(current) + 1;
  const above = current === null ? 0 : Math.ceil(current) - 1;
  switch (key) {
    case 'ArrowDown':
      return clamp(below);
    case 'ArrowUp':
      return clamp(above);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'PageDown':
      return clamp(Math.floor(current ?? 0) + page);
    case 'PageUp':
      return clamp(Math.ceil(current ?? 0) - page);
    default:
      return null;
  }
}
