// node --import ./test/support/typescript.mjs FILE.ts: runs our TypeScript outside Jest, with the same compiler.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

if (isMainThread) register(import.meta.url);

const ours = url => url?.startsWith('file:') && !url.includes('/node_modules/');

export async function resolve(specifier, context, next) {
  const isOurs = specifier.startsWith('.') && specifier.endsWith('.js') && ours(context.parentURL);
  return isOurs
    ? next(specifier.replace(/js$/, 'ts'), context).catch(() => next(specifier, context))
    : next(specifier, context);
}

export async function load(url, context, next) {
  if (!ours(url) || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
