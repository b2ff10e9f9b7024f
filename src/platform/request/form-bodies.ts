import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { readForm } from './form.rules.js';

const FORM = /^application\/x-www-form-urlencoded\b/i;
const PARTS = /^multipart\/form-data\b/i;
/** Where a standard says that a form is sent: the account platform's notice that somebody has signed out; Open311. */
const WHERE_FORMS_COME = /^(\/api\/session\/oidc\/logout$|\/open311\/)/;

/**
 * The framework reads forms everywhere, and a form is what a page of any site can make a browser send without asking.
 * Ours send JSON.
 */
export function refuseForms(server: FastifyInstance): void {
  server.addHook('onRequest', ({ headers, url }, _reply, done) => {
    const isForm = FORM.test(headers['content-type'] ?? '');
    done(isForm && !WHERE_FORMS_COME.test(url.split('?')[0] as string) ? notAForm() : undefined);
  });
}

/**
 * In place of the framework's reader, which takes what it cannot decode as it is: half of a name in another character
 * set. A door that takes photos in a form, and keeps what it cannot read, gets the bytes (`isReadThere`).
 */
export function readForms(
  app: NestFastifyApplication,
  {
    most,
    mostThere,
    isReadThere,
  }: { most: number; mostThere: number; isReadThere: (url: string) => boolean },
): void {
  const type = 'application/x-www-form-urlencoded';
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React's
  app.useBodyParser(type, { bodyLimit: mostThere }, (request: FastifyRequest, body: Buffer, done) => {
    if (isReadThere(request.url)) return done(null, body);
    if (body.length > most) return done(tooLarge());
    const form = readForm(body, request.headers['content-type'] ?? '');
    if (form) done(null, form);
    else done(notReadable());
  });
}

/** What comes in no form that is read there: a name of our own, so that no other reader takes it. */
const UNREAD = 'application/x-not-a-form';

/** A door that keeps what it cannot read gets the bytes of any other type as well; elsewhere each type is as it was. */
export function readNoOthers(
  app: NestFastifyApplication,
  { mostThere, isReadThere }: { mostThere: number; isReadThere: (url: string) => boolean },
): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', ({ headers, url }, _reply, done) => {
    const type = headers['content-type'];
    if (type !== undefined && isReadThere(url) && !FORM.test(type) && !PARTS.test(type))
      headers['content-type'] = UNREAD;
    done();
  });
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React's
  app.useBodyParser(UNREAD, { bodyLimit: mostThere }, ({ url }: FastifyRequest, body: Buffer, done) =>
    isReadThere(url) ? done(null, body) : done(notAForm()),
  );
}

const notAForm = (): Problem =>
  new Problem('MEDIA_TYPE', 415, {
    'zh-TW': '這裡不接受表單格式，請以 JSON 傳送。',
    en: 'Forms are not taken here. Send JSON.',
  });

const tooLarge = (): Problem =>
  new Problem('TOO_LARGE', 413, { 'zh-TW': '送來的資料太大。', en: 'What was sent is too large.' });

const notReadable = (): Problem =>
  new Problem('NOT_READABLE', 400, {
    'zh-TW': '文字無法以 UTF-8（或所標示的字元編碼）解讀，請以 UTF-8 傳送。',
    en: 'The text cannot be read as UTF-8, or as the character set it names. Send UTF-8.',
  });
