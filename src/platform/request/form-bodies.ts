import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';

const FORM = /^application\/x-www-form-urlencoded\b/i;
/** Where a standard says that a form is sent: the account platform's notice that somebody has signed out. */
const WHERE_FORMS_COME = ['/api/session/oidc/logout'];

/**
 * The framework reads forms everywhere, and a form is what a page of any site can make a browser send without asking.
 * Ours send JSON.
 */
export function refuseForms(server: FastifyInstance): void {
  server.addHook('onRequest', ({ headers, routeOptions }, _reply, done) => {
    const isForm = FORM.test(headers['content-type'] ?? '');
    done(isForm && !WHERE_FORMS_COME.includes(routeOptions.url ?? '') ? notAForm() : undefined);
  });
}

const notAForm = (): Problem =>
  new Problem('MEDIA_TYPE', 415, {
    'zh-TW': '這裡不接受表單格式，請以 JSON 傳送。',
    en: 'Forms are not taken here. Send JSON.',
  });
