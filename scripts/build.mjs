// Builds the server (swc) and the console (Vite) into dist/. With --if-stale it does nothing when dist/ is up to date,
// so that a restart costs no build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'dist/.built');
const sources = ['src', 'migrations', 'package-lock.json', '.swcrc', 'scripts/build.mjs'];

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}

function run(...command) {
  const [bin, ...args] = command;
  const done = spawnSync(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) {
    console.error(`The build failed in ${bin}.`);
    process.exit(1);
  }
}

const fresh = existsSync(stamp) && sources.every(path => newest(join(root, path)) <= statSync(stamp).mtimeMs);
if (!(process.argv.includes('--if-stale') && fresh)) {
  const startedAt = new Date();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(
    '@swc/cli/bin/swc.js',
    'src',
    'migrations',
    '-d',
    'dist',
    '--ignore',
    'src/console/**',
    '--ignore',
    '**/*.spec.ts',
  );
  run('vite/bin/vite.js', 'build', '--config', 'src/console/vite.config.ts', '--logLevel', 'warn');
  writeFileSync(stamp, startedAt.toISOString());
}
