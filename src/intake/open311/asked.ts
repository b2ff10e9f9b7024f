import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config.js';
import { type Form, readForm } from '../../platform/request/form.rules.js';
import { formatOf } from './address.rules.js';
import { type Element, TYPES, type Value, write } from './document.js';
import { notText, refused, wrong } from './open311.problems.js';
import { Parameters, type Sent } from './parameters.rules.js';

/** What stands in the address. INVALID 400: no text in UTF-8. */
export function queryOf({ url }: FastifyRequest): Form {
  const at = url.indexOf('?');
  const form = at < 0 ? {} : readForm(Buffer.from(url.slice(at + 1), 'latin1'), '');
  if (!form) throw refused([wrong('query', '須為 UTF-8', 'must be UTF-8')]);
  return form;
}

export const askedIn = (request: FastifyRequest): Parameters => askedOrSent(request, {});

/** Parameters may stand in the address, in the body, or in both. */
export function askedOrSent(request: FastifyRequest, body: Sent): Parameters {
  const sent = new Parameters(queryOf(request), body);
  if (sent.hasUnkeepable()) throw notText();
  return sent;
}

/** Where clients find this server. */
export const originOf = ({ protocol, host }: FastifyRequest, { publicUrl }: Config): string =>
  publicUrl ?? `${protocol}://${host}`;

/** In the format of the address. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  root: string,
  body: Element | Value[],
): string {
  const format = formatOf(request.url);
  reply.header('content-type', TYPES[format]);
  return write(format, root, body);
}
