import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** Where the window was, in display-independent pixels. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximised: boolean;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WINDOW = { width: 900, height: 600 } as const;
const FIRST_WINDOW = { width: 1440, height: 900 } as const;

const fileOf = (userDataDir: string): string => join(userDataDir, 'window.json');

/** The remembered state, or null when there is none that can be read. */
export function readWindowState(userDataDir: string): WindowState | null {
  try {
    const written: unknown = JSON.parse(readFileSync(fileOf(userDataDir), 'utf8'));
    return isWindowState(written) ? written : null;
  } catch {
    return null;
  }
}

/** By hand, because reading zod would keep the window from coming up. */
function isWindowState(written: unknown): written is WindowState {
  if (typeof written !== 'object' || written === null) return false;
  const { x, y, width, height, maximised } = written as Record<keyof WindowState, unknown>;
  return (
    [x, y, width, height].every(Number.isInteger) &&
    Number(width) > 0 &&
    Number(height) > 0 &&
    typeof maximised === 'boolean'
  );
}

/** Remembers it; not being able to is no reason to disturb anybody. */
export function writeWindowState(userDataDir: string, state: WindowState): void {
  try {
    replaceFile(fileOf(userDataDir), JSON.stringify(state));
  } catch {
    // The next window opens at its usual place.
  }
}

/** Where to open the window: where it was, as far as that is still on a screen, in the middle of the first otherwise. */
export function placeWindow(remembered: WindowState | null, workAreas: readonly Area[]): WindowState {
  const first = workAreas[0] ?? { x: 0, y: 0, ...FIRST_WINDOW };
  const area = remembered === null ? first : (workAreas.find((candidate) => touches(candidate, remembered)) ?? first);
  const width = Math.max(MIN_WINDOW.width, Math.min(remembered?.width ?? FIRST_WINDOW.width, area.width));
  const height = Math.max(MIN_WINDOW.height, Math.min(remembered?.height ?? FIRST_WINDOW.height, area.height));
  const centred = {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
  };
  const visible = remembered !== null && touches(area, remembered);
  return {
    x: visible ? clamp(remembered.x, area.x, area.x + area.width - width) : centred.x,
    y: visible ? clamp(remembered.y, area.y, area.y + area.height - height) : centred.y,
    width,
    height,
    maximised: remembered?.maximised ?? false,
  };
}

function touches(area: Area, window: Area): boolean {
  return (
    window.x < area.x + area.width &&
    window.x + window.width > area.x &&
    window.y < area.y + area.height &&
    window.y + window.height > area.y
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
