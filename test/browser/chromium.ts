import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const ROOT = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(
  readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
) as { version: string };
const UNPACKED = join(tmpdir(), `hotline-chromium-${version}-${userInfo().uid}`);

interface Executable {
  executablePath: string;
  env?: Record<string, string>;
}

/** The browser of the npm package where it runs, else one that is installed. No browser is a failure, never a skip. */
export async function launchBrowser(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  return chromium.launch({ ...(isPackaged ? await packaged() : installed()), args: QUIET });
}

function installed(): Executable {
  const executablePath = INSTALLED.find(path => existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium on this machine.');
  return { executablePath };
}

/** With the libraries it was built with, so that a bare machine needs none. */
async function packaged(): Promise<Executable> {
  if (!existsSync(UNPACKED)) await unpack();
  return {
    executablePath: join(UNPACKED, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(UNPACKED, 'fonts') }),
    },
  };
}

/**
 * The package unpacks into the temporary folder of its process, and trusts what it finds there: half of a file that
 * an interrupted run has left, or another user's. So it is given a fresh one, which gets its name when it is complete.
 */
async function unpack(): Promise<void> {
  const fresh = await mkdtemp(`${UNPACKED}-`);
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', `await (await import('@sparticuz/chromium')).default.executablePath()`],
    // The name of the runtime it was made for: with it, it unpacks its libraries too.
    {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', NODE_OPTIONS: '' },
    },
  );
  // Another process may have been quicker.
  await rename(fresh, UNPACKED).catch(() => rm(fresh, { recursive: true }));
}
