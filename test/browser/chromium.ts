import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of the npm package where it runs, else one that is installed. No browser is a failure, never a skip. */
export async function launchBrowser(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = isPackaged
    ? await packaged.executablePath()
    : INSTALLED.find(path => existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath, args: QUIET });
}
