import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { grantFor } from '../../access/rights.js';
import { Config } from '../../platform/config/config.js';
import { RefusedBodies } from '../quarantine/refused-bodies.service.js';
import { isTest } from './address.rules.js';
import { askedOrSent } from './asked.js';
import { Callers } from './callers.service.js';
import type { Body } from './collected-body.js';
import { bodyOf } from './report-body.js';
import { Unreadable } from './unreadable.js';

const COVERED = Buffer.from('…');

/**
 * What clients send. One that waits for its answer is told what is wrong with a report, and can mend it; a body that
 * nobody can read is kept as well, if it is known whose it is.
 */
@Injectable()
export class ReportBodies {
  constructor(
    private readonly callers: Callers,
    private readonly refused: RefusedBodies,
    private readonly config: Config,
  ) {}

  /** TOO_LARGE 413, INVALID 400; NOT_READABLE 400, UPLOAD_BROKEN 400 and MEDIA_TYPE 415 are kept. */
  async of(request: FastifyRequest): Promise<Body> {
    try {
      return await bodyOf(request, this.config.uploadLimitBytes);
    } catch (refusal) {
      if (refusal instanceof Unreadable && !isTest(request.url)) await this.keep(request, refusal);
      throw refusal;
    }
  }

  private async keep(request: FastifyRequest, { raw, read }: Unreadable): Promise<void> {
    const sent = askedOrSent(request, read);
    const machine = await this.callers.of(request, sent);
    if (raw === null || !machine || grantFor(machine, 'report.submit') === null) return;
    const key = sent.text('api_key') as string;
    await this.refused.keep({
      ...{ door: 'app', source: machine.id, reason: 'unreadable' },
      raw: without(raw, Buffer.from(key)),
    });
  }
}

/** Who looks through it need not learn the key. */
function without(raw: Buffer, key: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = raw.indexOf(key); at >= 0; at = raw.indexOf(key, from)) {
    parts.push(raw.subarray(from, at), COVERED);
    from = at + key.length;
  }
  return Buffer.concat([...parts, raw.subarray(from)]);
}
