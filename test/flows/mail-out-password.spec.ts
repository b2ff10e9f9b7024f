import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MailGateway } from '../../src/messages/mail/mail-gateway.js';
import { loadConfig } from '../../src/platform/config/config.js';

const MAIL = {
  ...{ mailId: 'x@example.gov.tw', to: 'wang@example.com', subject: '路燈', text: '不亮' },
  ...{
    language: 'zh-TW',
    inReplyTo: null,
    attachment: null,
    automatic: true,
    at: new Date('2026-11-20T10:00:00+08:00'),
  },
};

it.each<[string, SMTPServerOptions, boolean]>([
  ['offers no encryption', { disabledCommands: ['STARTTLS'] }, false],
  ['is not the one that it says it is', {}, false],
  ['is not the one that it says it is, encrypted from the first', { secure: true }, true],
])('a server that %s is not told the password of the gateway', async (_what, options, secure) => {
  const told: unknown[] = [];
  const thief = new SMTPServer({
    ...{ ...options, allowInsecureAuth: true, closeTimeout: 50, logger: false },
    onMailFrom: (_address, _session, done) => done(new Error('It had what it wanted.')),
    onAuth: ({ password }, _session, done) => {
      told.push(password);
      done(null, { user: 'hotline' });
    },
  });
  thief.on('error', () => undefined);
  await new Promise<void>(resolve => thief.listen(0, '127.0.0.1', resolve));
  const { port } = thief.server.address() as AddressInfo;
  const to = { host: '127.0.0.1', port, secure, user: 'hotline', password: 'geheim' };
  const from = { name: '', address: 'mailbox@example.gov.tw' };
  const gateway = new MailGateway(Object.assign(loadConfig({}, '.'), { mailOut: { to, from } }));
  await expect(gateway.send(MAIL)).rejects.toThrow();
  gateway.onApplicationShutdown();
  await new Promise<void>(resolve => thief.close(resolve));
  expect(told).toEqual([]);
});
