import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config/config.js';
import { cookieOf, DEVICE_COOKIE, SESSION_COOKIE } from './cookie.rules.js';

/** As long as a browser is known: longer than anybody is on leave. */
export const DEVICE_DAYS = 180;

/** A request that came over https, or to a city that is reached by https only. */
export const isSecure = ({ protocol }: { protocol: string }, config: Config): boolean =>
  protocol === 'https' || hasHttps(config);

export const hasHttps = ({ publicUrl }: Config): boolean => publicUrl?.startsWith('https:') ?? false;

/** Hands the browser the token of its session; an empty one takes it away. */
export function giveSession(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  token: string | null,
): void {
  const secure = isSecure(request, config);
  reply.header(
    'set-cookie',
    token === null ? cookieOf(SESSION_COOKIE, '', secure, 0) : cookieOf(SESSION_COOKIE, token, secure),
  );
}

export function giveDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
  token: string,
): void {
  reply.header('set-cookie', cookieOf(DEVICE_COOKIE, token, isSecure(request, config), DEVICE_DAYS * 86_400));
}
