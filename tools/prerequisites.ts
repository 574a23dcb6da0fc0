import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../chromium-host/find-chromium.ts';

/** Something that npm cannot install is missing; the message names the command that mends it. */
export class MissingPrerequisiteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MissingPrerequisiteError';
  }
}

/**
 * An installed Chromium. On Debian as root it installs one, with a font for Chinese.
 *
 * @throws {MissingPrerequisiteError}
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (isDebianRoot()) {
    installWithApt(['chromium', 'fonts-noto-cjk']);
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new MissingPrerequisiteError(
    'No Chromium was found. Debian or Ubuntu: sudo apt-get install -y chromium fonts-noto-cjk. Elsewhere install Chromium, Chrome or Edge, or name one with REPLYDESK_CHROMIUM=/path/to/it.',
  );
}

/**
 * A font with Chinese characters for pages in the tests' Chromium; only looked for on Debian as root, where it can be
 * installed.
 */
export function ensureChineseFont(): void {
  if (!isDebianRoot()) return;
  const found = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' });
  if (found.status !== 0 || found.stdout.trim() === '') installWithApt(['fonts-noto-cjk', 'fontconfig']);
}

/**
 * Whether a window can be shown here.
 *
 * @throws {MissingPrerequisiteError} without a display.
 */
export function ensureDisplay(): void {
  const { platform, env } = process;
  if (platform === 'darwin' || platform === 'win32' || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined)
    return;
  throw new MissingPrerequisiteError(
    'There is no display to show a window on. Start with --headless (npm start -- --headless --cdp-port 9333), or under a virtual one: xvfb-run -a npm start.',
  );
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installWithApt(packages: readonly string[]): void {
  process.stderr.write(`Installing ${packages.join(', ')} with apt-get…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
