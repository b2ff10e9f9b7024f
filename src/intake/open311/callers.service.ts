import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeysService } from '../../access/keys/keys.service.js';
import { grantFor, type Right } from '../../access/rights.js';
import type { Staff } from '../../access/staff.js';
import { Limits } from '../../platform/limits/limits.service.js';
import { currentContext } from '../../platform/request/context.js';
import { askedIn } from './asked.js';
import { Jurisdiction } from './jurisdiction.js';
import { keyRefused } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';

/** Who asks at the Open311 door: the machine whose `api_key` it is, at the pace of its key, or anybody. */
@Injectable()
export class Callers {
  constructor(
    private readonly keys: KeysService,
    private readonly limits: Limits,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** What is asked in an address, and by whom. NOT_FOUND 404: of another city. */
  async asked(request: FastifyRequest): Promise<{ sent: Parameters; machine: Staff | null }> {
    const sent = askedIn(request);
    const machine = await this.of(request, sent);
    this.jurisdiction.check(sent);
    return { sent, machine };
  }

  /** Null: nobody we know, who may ask for what is public. TOO_MANY 429. */
  async of(request: FastifyRequest, sent: Parameters): Promise<Staff | null> {
    const key = sent.text('api_key');
    const machine = key === null ? null : await this.keys.fromText(key);
    if (machine) {
      const context = currentContext();
      const { id, role, agency } = machine;
      if (context) context.actor = { kind: 'machine', id, role, agency };
      return machine;
    }
    await this.limits.atOpenDoor(request.ip);
    if (key !== null) await this.limits.failedAtOpenDoor(request.ip);
    return null;
  }

  /** API_KEY_INVALID 403, TOO_MANY 429. */
  async with(right: Right, request: FastifyRequest, sent: Parameters): Promise<Staff> {
    const machine = await this.of(request, sent);
    if (!machine || grantFor(machine, right) === null) throw keyRefused();
    return machine;
  }
}
