import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';

/** More than any form of ours has. Checking a field costs far more than sending one. */
const MOST_VALUES = 5_000;
const MOST_DEPTH = 20;

/** Is this JSON value too deep or too wide to be worth checking field by field? Walks without recursion. */
export function isMonstrous(body: unknown, mostValues = MOST_VALUES, mostDepth = MOST_DEPTH): boolean {
  let layer: unknown[] = [body];
  let values = 0;
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of layer) {
      if (typeof value !== 'object' || value === null) continue;
      const inside = Object.values(value);
      values += inside.length;
      if (values > mostValues || (inside.length > 0 && depth >= mostDepth)) return true;
      for (const one of inside) next.push(one);
    }
    layer = next;
  }
  return false;
}

/** A body of a megabyte may have a hundred thousand fields, and each unknown one would be named in the refusal. */
export function refuseMonsters(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    done(!Buffer.isBuffer(request.body) && isMonstrous(request.body) ? tooLarge() : undefined);
  });
}

const tooLarge = (): Problem =>
  new Problem('TOO_LARGE', 413, {
    'zh-TW': '送來的資料有太多欄位或太多層。',
    en: 'What was sent has too many fields, or is nested too deeply.',
  });
