import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import type { Environment } from './settings.js';
import { StartRefused } from './start-refused.js';

function load(environment: Environment) {
  return { ...loadConfig(environment, '/srv/hotline') };
}

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: '/srv/hotline/.data',
  databaseUrl: undefined,
  databaseTimeoutMs: 30_000,
  embeddedPgPort: undefined,
  city: '/srv/hotline/config/city/kaohsiung',
  demo: true,
  clock: 'system',
  logLevel: 'info',
  uploadLimitBytes: 10_485_760,
  documentLimitBytes: 26_214_400,
  caseFiles: 200,
  caseFilesBytes: 524_288_000,
  trustProxy: [],
  publicUrl: undefined,
  sessionIdleMinutes: 60,
  sessionHours: 12,
  passwordMinAgeDays: 1,
  passwordMaxAgeDays: 90,
  accountIdleDays: 90,
  limits: { account: 3000, address: 30_000, public: 600, failures: 30, letters: 30, messages: 20_000 },
  oidc: undefined,
  mailOut: { to: 'files', from: { name: '', address: 'mailbox@localhost' } },
  smsOut: { to: 'files', from: undefined },
  mailIn: undefined,
};

/** A platform that is set up; https, and what is needed beside it. */
const PLATFORM = {
  PUBLIC_URL: 'https://1999.example.gov.tw',
  OIDC_ISSUER: 'https://sso.example.gov.tw/realms/city/',
  OIDC_CLIENT_ID: 'hotline',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_ROLES: 'city-1999=agent',
};

describe('settings', () => {
  it('without any setting give a demo on this machine', () => {
    expect(load({})).toEqual(defaults);
  });

  it('are explained in env.example with the values they have anyway', () => {
    const lines = readFileSync('config/env.example', 'utf8').match(/^#[A-Z_]+=.*$/gm) ?? [];
    const example = Object.fromEntries(lines.map(line => line.slice(1).split('=')));
    expect(load(example)).toEqual(defaults);
    const read: string[] = [];
    loadConfig(new Proxy({}, { get: (_, name) => void read.push(String(name)) }));
    expect(Object.keys(example).sort()).toEqual([...new Set(read)].sort());
  });

  it.each<[Environment, Partial<typeof defaults> | object]>([
    [{ PORT: '8080' }, { port: 8080 }],
    [{ PORT: ' ' }, { port: 3000 }],
    [{ HOST: 'localhost' }, { host: 'localhost' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [
      { HOST: '0.0.0.0', DEMO: 'off' },
      { host: '0.0.0.0', demo: false, mailOut: undefined, smsOut: undefined },
    ],
    [{ DATA_DIR: '/var/lib/hotline' }, { dataDir: '/var/lib/hotline' }],
    [{ CITY: 'config/city/tainan' }, { city: '/srv/hotline/config/city/tainan' }],
    [{ DEMO: 'False' }, { demo: false, mailOut: undefined, smsOut: undefined }],
    [{ CLOCK: 'manual' }, { clock: 'manual' }],
    [{ DATABASE_URL: 'postgres://u:p@db/hotline' }, { databaseUrl: 'postgres://u:p@db/hotline' }],
    [
      { DATABASE_URL: 'postgresql:///hotline?host=/run/postgresql' },
      { databaseUrl: 'postgresql:///hotline?host=/run/postgresql' },
    ],
    [{ DATABASE_TIMEOUT_SECONDS: '0' }, { databaseTimeoutMs: 0 }],
    [{ EMBEDDED_PG_PORT: '25999' }, { embeddedPgPort: 25_999 }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ UPLOAD_LIMIT_MB: '1' }, { uploadLimitBytes: 1_048_576 }],
    [{ TRUST_PROXY: '127.0.0.1, fd00::/8' }, { trustProxy: ['127.0.0.1', 'fd00::/8'] }],
    [{ PUBLIC_URL: 'https://1999.example.gov.tw/' }, { publicUrl: 'https://1999.example.gov.tw' }],
    [{ LIMIT_PUBLIC_FAILURES: '5' }, { limits: { ...defaults.limits, failures: 5 } }],
    [{ OIDC_CLIENT_ID: 'hotline' }, {}],
    [{ MAIL_OUT: 'off' }, { mailOut: undefined }],
    [{ SMS_OUT: 'off' }, { smsOut: undefined }],
    [
      {
        ...{ SMS_OUT: 'https://sms.example.tw/send', SMS_TOKEN: 'secret', SMS_FROM: '1999' },
        PUBLIC_URL: 'https://1999.example.gov.tw',
      },
      {
        publicUrl: 'https://1999.example.gov.tw',
        smsOut: { to: { url: 'https://sms.example.tw/send', token: 'secret' }, from: '1999' },
      },
    ],
    [
      { SMS_OUT: 'http://127.0.0.1:8080/', PUBLIC_URL: 'http://localhost:3000' },
      {
        publicUrl: 'http://localhost:3000',
        smsOut: { to: { url: 'http://127.0.0.1:8080/', token: undefined }, from: undefined },
      },
    ],
    [
      {
        MAIL_OUT: 'smtp://1999:p%40ss@mail.example.gov.tw',
        MAIL_FROM: '市長信箱 <mailbox@example.gov.tw>',
        PUBLIC_URL: 'https://1999.example.gov.tw',
      },
      {
        publicUrl: 'https://1999.example.gov.tw',
        mailOut: {
          to: { host: 'mail.example.gov.tw', port: 587, secure: false, user: '1999', password: 'p@ss' },
          from: { name: '市長信箱', address: 'mailbox@example.gov.tw' },
        },
      },
    ],
    [
      { MAIL_OUT: 'smtps://[::1]', MAIL_FROM: 'mailbox@example.gov.tw', PUBLIC_URL: 'http://localhost:3000' },
      {
        publicUrl: 'http://localhost:3000',
        mailOut: {
          to: { host: '::1', port: 465, secure: true },
          from: { name: '', address: 'mailbox@example.gov.tw' },
        },
      },
    ],
    [
      { MAIL_IN_PORT: '2525', MAIL_IN_ADDRESSES: 'Mailbox@Example.gov.tw, mayor@example.gov.tw' },
      {
        mailIn: {
          addresses: ['mailbox@example.gov.tw', 'mayor@example.gov.tw'],
          limitBytes: 40 * 1024 * 1024,
          smtp: { port: 2525, host: '127.0.0.1', tls: undefined, perSender: 20, perAddress: 600 },
          imap: undefined,
        },
      },
    ],
    [
      {
        ...{ IMAP_HOST: 'mail.example.gov.tw', IMAP_USER: 'mailbox', IMAP_PASSWORD_FILE: 'secret/imap' },
        ...{ MAIL_IN_ADDRESSES: 'a@b.tw', IMAP_TLS: 'off', IMAP_DONE_FOLDER: '已收' },
      },
      {
        mailIn: {
          addresses: ['a@b.tw'],
          limitBytes: 40 * 1024 * 1024,
          smtp: undefined,
          imap: {
            ...{ host: 'mail.example.gov.tw', port: 143, secure: false, user: 'mailbox' },
            ...{
              passwordFile: '/srv/hotline/secret/imap',
              folder: 'INBOX',
              doneFolder: '已收',
              everySeconds: 60,
            },
          },
        },
      },
    ],
    [
      { ...PLATFORM, OIDC_ROLES: 'city-1999=agent, chiefs = agency_chief,', OIDC_AGENCY_CLAIM: 'unit' },
      {
        publicUrl: 'https://1999.example.gov.tw',
        oidc: {
          issuer: 'https://sso.example.gov.tw/realms/city/',
          clientId: 'hotline',
          clientSecret: 'secret',
          scopes: 'openid profile',
          roleClaim: 'roles',
          agencyClaim: 'unit',
          roles: [
            { value: 'city-1999', role: 'agent' },
            { value: 'chiefs', role: 'agency_chief' },
          ],
        },
      },
    ],
  ])('%j are read', (environment, expected) => {
    expect(load(environment)).toEqual({ ...defaults, ...expected });
  });

  it.each<[string, Environment]>([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '3e3' }],
    ['HOST', { HOST: 'not a host' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: '::', DEMO: 'on' }],
    ['HOST', { HOST: '127.example.org' }],
    ['DEMO', { DEMO: 'maybe' }],
    ['CLOCK', { CLOCK: 'sundial' }],
    ['CLOCK', { CLOCK: 'manual', DEMO: 'off' }],
    ['DATABASE_TIMEOUT_SECONDS', { DATABASE_TIMEOUT_SECONDS: '-1' }],
    ['EMBEDDED_PG_PORT', { EMBEDDED_PG_PORT: '32768' }],
    ['EMBEDDED_PG_PORT', { EMBEDDED_PG_PORT: '80' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['UPLOAD_LIMIT_MB', { UPLOAD_LIMIT_MB: '0' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://1999.example.gov.tw' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/1999' }],
    ['LIMIT_ACCOUNT', { LIMIT_ACCOUNT: '0' }],
    ['OIDC_ISSUER', { ...PLATFORM, OIDC_ISSUER: 'http://sso.example.gov.tw' }],
    ['OIDC_ISSUER', { ...PLATFORM, OIDC_ISSUER: 'https://u:p@sso.example.gov.tw' }],
    ['OIDC_ISSUER', { ...PLATFORM, OIDC_ISSUER: 'sso.example.gov.tw' }],
    ['OIDC_CLIENT_ID', { ...PLATFORM, OIDC_CLIENT_ID: undefined }],
    ['OIDC_CLIENT_SECRET', { ...PLATFORM, OIDC_CLIENT_SECRET: ' ' }],
    ['OIDC_ROLES', { ...PLATFORM, OIDC_ROLES: '' }],
    ['OIDC_ROLES', { ...PLATFORM, OIDC_ROLES: 'agents' }],
    ['OIDC_ROLES', { ...PLATFORM, OIDC_ROLES: '=agent' }],
    ['OIDC_SCOPES', { ...PLATFORM, OIDC_SCOPES: 'profile' }],
    ['PUBLIC_URL', { ...PLATFORM, PUBLIC_URL: undefined }],
    ['MAIL_OUT', { MAIL_OUT: 'http://u:secret@mail.example.gov.tw', MAIL_FROM: 'a@b.tw' }],
    ['MAIL_OUT', { MAIL_OUT: 'smtp://u:secret@mail.example.gov.tw/path', MAIL_FROM: 'a@b.tw' }],
    ['MAIL_FROM', { MAIL_OUT: 'smtp://u:secret@mail.example.gov.tw', PUBLIC_URL: 'http://localhost:3000' }],
    ['MAIL_FROM', { MAIL_OUT: 'files', MAIL_FROM: 'nobody' }],
    ['PUBLIC_URL', { MAIL_OUT: 'smtp://u:secret@mail.example.gov.tw', MAIL_FROM: 'a@b.tw' }],
    ['SMS_OUT', { SMS_OUT: 'http://sms.example.tw/send', PUBLIC_URL: 'http://localhost:3000' }],
    ['SMS_OUT', { SMS_OUT: 'https://u:secret@sms.example.tw/', PUBLIC_URL: 'http://localhost:3000' }],
    ['SMS_OUT', { SMS_OUT: 'console', PUBLIC_URL: 'http://localhost:3000' }],
    ['PUBLIC_URL', { SMS_OUT: 'https://sms.example.tw/send' }],
    ['MAIL_IN_ADDRESSES', { MAIL_IN_PORT: '2525' }],
    ['MAIL_IN_ADDRESSES', { MAIL_IN_PORT: '2525', MAIL_IN_ADDRESSES: 'a@b.tw, mayor' }],
    ['MAIL_IN_TLS_KEY', { MAIL_IN_PORT: '2525', MAIL_IN_ADDRESSES: 'a@b.tw', MAIL_IN_TLS_CERT: 'cert.pem' }],
    ['IMAP_USER', { IMAP_HOST: 'mail.example.gov.tw', MAIL_IN_ADDRESSES: 'a@b.tw' }],
    ['IMAP_PASSWORD_FILE', { IMAP_HOST: 'b', IMAP_USER: 'mailbox', MAIL_IN_ADDRESSES: 'a@b.tw' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:secret@db/hotline' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://u:secret@db' }],
    ['DATABASE_URL', { DATABASE_URL: 'u:secret@db/hotline' }],
  ])('a wrong %s stops the start in one sentence that names it: %j', (name, environment) => {
    let refusal: unknown;
    try {
      load(environment);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(StartRefused);
    expect((refusal as StartRefused).message).toMatch(new RegExp(`^${name}\\b[^\\n]*\\.$`));
    expect((refusal as StartRefused).message).not.toContain('secret');
  });
});
