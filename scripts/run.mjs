// node scripts/run.mjs NAME [arguments]: runs the command src/commands/NAME.ts, building it first when needed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const commands = join(root, 'dist/src/commands');
const name = process.argv[2] ?? '';

const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(1);

const file = join(commands, `${name}.js`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const known = existsSync(commands) ? readdirSync(commands).filter(one => /^[a-z-]+\.js$/.test(one)) : [];
  console.error(`There is no command "${name}". Commands: ${known.map(one => one.slice(0, -3)).join(', ')}.`);
  process.exit(1);
}
// As if it had been started directly: its own arguments begin at argv[2].
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
