// node --import ./test/support/typescript.mjs FILE.ts: runs our TypeScript as it stands, with the build's compiler. Specs
// run with it as well; what they import from Jest is then what their runner knows.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

if (isMainThread) register(import.meta.url);

const JEST_GLOBALS = new URL('jest-globals.mjs', import.meta.url).href;

const ours = url => url?.startsWith('file:') && !url.includes('/node_modules/');

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
  const isOurs = specifier.startsWith('.') && specifier.endsWith('.js') && ours(context.parentURL);
  return isOurs
    ? next(specifier.replace(/js$/, 'ts'), context).catch(() => next(specifier, context))
    : next(specifier, context);
}

export async function load(url, context, next) {
  const { pathname } = new URL(url);
  if (!ours(url) || !pathname.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
