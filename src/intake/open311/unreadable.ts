import { Problem, type Words } from '../../platform/problem/problem.js';
import type { Sent } from './parameters.rules.js';

/** A body that cannot be read: as it came, and what of it could be read nevertheless. */
export class Unreadable extends Problem {
  constructor(
    code: string,
    detail: Words,
    /** Null: it did not arrive as a whole. Whoever sent it knows, and sends it again. */
    readonly raw: Buffer | null,
    readonly read: Sent,
    status: 400 | 415 = 400,
  ) {
    super(code, status, detail);
  }
}
