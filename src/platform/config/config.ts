import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type LimitSettings, limitSettings } from './limit-settings.js';
import { type MailInSettings, mailInSettings } from './mail-in-settings.js';
import { type MailOutSettings, mailOutSettings } from './mail-out-settings.js';
import { type OidcSettings, oidcSettings } from './oidc-settings.js';
import { type Environment, Settings } from './settings.js';
import { type SmsOutSettings, smsOutSettings } from './sms-out-settings.js';
import { StartRefused } from './start-refused.js';

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** What the operator decides, read once at the start. `config/env.example` explains each setting. */
@Injectable()
export class Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. Holds the embedded database, attachments, keys and demo accounts. */
  readonly dataDir: string;
  /** Absolute. Where the head of the log is exported to every day; absent: `log-heads` in `dataDir`. */
  readonly logHeadDir?: string;
  /** Absent: the embedded PostgreSQL in `dataDir` is used. */
  readonly databaseUrl?: string;
  /** How long one statement may take; 0 is no limit. */
  readonly databaseTimeoutMs: number;
  /** Absent: the first free port from the usual one on. */
  readonly embeddedPgPort?: number;
  /** Absolute folder of the city profile. */
  readonly city: string;
  readonly demo: boolean;
  readonly clock: 'system' | 'manual';
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Of one picture; of one document. */
  readonly uploadLimitBytes: number;
  readonly documentLimitBytes: number;
  /** What one case may hold, and what one person may send before using it. */
  readonly caseFiles: number;
  readonly caseFilesBytes: number;
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  readonly trustProxy: string[];
  /** The address citizens and staff type, without a slash at the end; https here makes the session cookie `secure`. */
  readonly publicUrl?: string;
  /** A session ends after so long without anybody at it, and after so long however busy. */
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Between two changes of a password by its owner; 0: at any time. */
  readonly passwordMinAgeDays: number;
  /** After that a new one is asked for; 0: never. */
  readonly passwordMaxAgeDays: number;
  /** An account that nobody has signed in to for so long is closed until somebody opens it again; 0: never. */
  readonly accountIdleDays: number;
  /** How much may be asked in a minute. */
  readonly limits: LimitSettings;
  /** Absent: people sign in here with a password, and in no other way. */
  readonly oidc?: OidcSettings;
  /** Absent: mail to citizens is kept until there is a gateway. */
  readonly mailOut?: MailOutSettings;
  /** Absent: nobody is written to by text message. */
  readonly smsOut?: SmsOutSettings;
  /** Absent: no mail comes in. */
  readonly mailIn?: MailInSettings;
}

export function loadConfig(environment: Environment, folder: string = process.cwd()): Config {
  const read = new Settings(environment);
  const demo = read.onOff('DEMO', true);
  const logHeadDir = read.optional('LOG_HEAD_DIR');
  return Object.assign(new Config(), {
    port: read.wholeNumber('PORT', 0, 65_535) ?? 3000,
    host: host(read, demo),
    dataDir: resolve(folder, read.text('DATA_DIR', '.data')),
    logHeadDir: logHeadDir && resolve(folder, logHeadDir),
    databaseUrl: databaseUrl(read),
    databaseTimeoutMs: (read.wholeNumber('DATABASE_TIMEOUT_SECONDS', 0, 3600) ?? 30) * 1000,
    // The system hands out ports from 32768 on to outgoing connections, which would now and then hold ours.
    embeddedPgPort: read.wholeNumber('EMBEDDED_PG_PORT', 1024, 32_767),
    city: resolve(folder, read.text('CITY', 'config/city/kaohsiung')),
    demo,
    clock: clock(read, demo),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    uploadLimitBytes: (read.wholeNumber('UPLOAD_LIMIT_MB', 1, 100) ?? 10) * 1024 * 1024,
    documentLimitBytes: (read.wholeNumber('DOCUMENT_LIMIT_MB', 1, 100) ?? 25) * 1024 * 1024,
    caseFiles: read.wholeNumber('CASE_FILES', 1, 10_000) ?? 200,
    caseFilesBytes: (read.wholeNumber('CASE_FILES_MB', 1, 100_000) ?? 500) * 1024 * 1024,
    trustProxy: trustProxy(read),
    publicUrl: publicUrl(read),
    sessionIdleMinutes: read.wholeNumber('SESSION_IDLE_MINUTES', 5, 1440) ?? 60,
    sessionHours: read.wholeNumber('SESSION_HOURS', 1, 168) ?? 12,
    passwordMinAgeDays: read.wholeNumber('PASSWORD_MIN_AGE_DAYS', 0, 30) ?? 1,
    passwordMaxAgeDays: read.wholeNumber('PASSWORD_MAX_AGE_DAYS', 0, 3650) ?? 90,
    accountIdleDays: read.wholeNumber('ACCOUNT_IDLE_DAYS', 0, 3650) ?? 90,
    limits: limitSettings(read),
    oidc: oidcSettings(read, publicUrl(read)),
    mailOut: mailOutSettings(read, demo, publicUrl(read)),
    smsOut: smsOutSettings(read, demo, publicUrl(read)),
    mailIn: mailInSettings(read, folder),
  });
}

/** The settings of this process: its environment, completed by a `.env` file in the working directory if there is one. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  if (!existsSync(config.city)) {
    throw new StartRefused(`CITY must be the folder of a city profile, but ${config.city} does not exist.`);
  }
  return config;
}

function host(read: Settings, demo: boolean): string {
  const value = read.text('HOST', '127.0.0.1');
  if (!isIP(value) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)) {
    throw new StartRefused(`HOST must be an address or a host name, but it is "${value}".`);
  }
  if (demo && !isLoopback(value)) {
    throw new StartRefused(
      `HOST is "${value}", but demo mode with its known accounts only listens on this machine (127.0.0.1): remove HOST, or set DEMO=off.`,
    );
  }
  return value;
}

function isLoopback(value: string): boolean {
  return value === 'localhost' || value === '::1' || (isIP(value) === 4 && value.startsWith('127.'));
}

function clock(read: Settings, demo: boolean): Config['clock'] {
  const value = read.oneOf('CLOCK', ['system', 'manual'], 'system');
  if (value === 'manual' && !demo) {
    throw new StartRefused(
      'CLOCK=manual lets anyone move the time and is refused outside demo mode (DEMO=off).',
    );
  }
  return value;
}

/** The value is never repeated: it holds a password. */
function databaseUrl(read: Settings): string | undefined {
  const value = read.optional('DATABASE_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) {
    throw new StartRefused('DATABASE_URL must look like postgresql://user:password@host:5432/database.');
  }
  return value;
}

function trustProxy(read: Settings): string[] {
  const values = (read.optional('TRUST_PROXY') ?? '').split(',').map(one => one.trim());
  return values.filter(Boolean).map(value => {
    const [address = '', length, ...rest] = value.split('/');
    const bits = isIP(address) === 4 ? 32 : 128;
    const fits = length === undefined || (/^\d+$/.test(length) && Number(length) <= bits);
    if (!isIP(address) || !fits || rest.length > 0) {
      throw new StartRefused(
        `TRUST_PROXY must list addresses or networks such as 10.0.0.0/8, but it holds "${value}".`,
      );
    }
    return value;
  });
}

function publicUrl(read: Settings): string | undefined {
  const value = read.optional('PUBLIC_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`) {
    throw new StartRefused(`PUBLIC_URL must look like https://1999.example.gov.tw, but it is "${value}".`);
  }
  return url.origin;
}
