import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { type Agreed, disagreements, type Finding, NONE } from './agreed.js';
import { importsOf, nodesOf, type Source, sourceOf, sourcesBelow } from './source.js';

/**
 * Every place from which this program asks another one for something. Each goes to an address that the operator has
 * set: none takes an address from a request, a row or an answer. Webhooks, when they come, belong in this table, with
 * the rule that checks their addresses.
 */
const OUTGOING: Agreed = {
  'src/messages/mail/mail-gateway.ts uses nodemailer':
    'MAIL_OUT. It reads no file and asks no address for what a mail is made of.',
  'src/messages/sms/sms-gateway.ts calls fetch': 'SMS_OUT. It follows no redirection.',
  'src/platform/log/log-signal.ts uses pg': 'DATABASE_URL: hears that the log has grown.',
  'src/platform/database/database.ts uses pg': 'DATABASE_URL.',
  'src/platform/database/lost-connection.ts uses pg': 'DATABASE_URL: the kinds of its errors.',
  'src/platform/database/migrate.ts uses pg': 'DATABASE_URL.',
  'src/platform/database/data-source.ts uses pg': 'DATABASE_URL.',
  'src/platform/backup/make-backup.ts uses pg': 'DATABASE_URL.',
  'src/platform/postgres/server-version.ts uses pg': 'DATABASE_URL.',
  'src/platform/postgres/claim.ts uses pg': 'DATABASE_URL.',
  'src/platform/config/config.ts uses node:net': 'Is this text an address? Nothing is opened.',
  'src/platform/limits/address.rules.ts uses node:net': 'Is this address in that network? Nothing is opened.',
  'src/platform/postgres/embedded.ts uses node:net': 'Looks for a free port on this machine.',
  'src/access/oidc/platform.service.ts uses openid-client': 'OIDC_ISSUER, and the addresses it names itself.',
  'src/access/oidc/platform.service.ts uses jose': 'The public keys of OIDC_ISSUER.',
  'src/access/oidc/platform-logout.service.ts uses jose': 'Checks a signature. Nothing is opened.',
  'src/platform/request/guarded-response.ts uses node:http': 'The class of our own answers.',
  'src/platform/problem/problem.filter.ts uses node:http': 'The names of status codes.',
  'src/platform/postgres/cluster.ts uses node:child_process': 'Programs of PostgreSQL, by their own path.',
  'src/platform/postgres/server.ts uses node:child_process': 'Programs of PostgreSQL, by their own path.',
  'src/platform/postgres/create-cluster.ts uses node:child_process': 'Programs of PostgreSQL.',
  'src/platform/postgres/server-processes.ts uses node:child_process': 'Asks the system who runs PostgreSQL.',
  'src/platform/postgres/binaries.ts uses node:child_process': 'Programs of PostgreSQL, by their own path.',
  'src/platform/postgres/server-user.ts uses node:child_process':
    'Makes a user for PostgreSQL in a container.',
  'src/intake/mail/smtp-listener.ts uses smtp-server': 'MAIL_IN_PORT: listens, and asks nobody.',
  'src/intake/mail/imap-pickup.ts uses imapflow': 'IMAP_HOST.',
  'src/intake/mail/parsing/mail-reader.ts uses node:child_process':
    'This program itself, beside the server: reads mails.',
  'src/commands/bench/real-server.ts uses node:child_process': 'The bench starts the server it measures.',
  'src/commands/bench/console.ts uses socket.io-client': 'The bench measures its own server.',
  'src/commands/bench/console.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/live.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/closure.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/app-reports.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/report-questions.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/report-closed.ts calls fetch': 'The bench measures its own server.',
  'src/commands/bench/own-database.ts uses pg': 'The bench loads a database of its own.',
  'src/commands/history.ts uses pg': 'A year of history goes in by COPY, on the database that is named.',
};

const NETWORK =
  /^(node:)?(http|https|http2|net|tls|dns|dgram|child_process|dns\/promises)$|^(undici|axios|got|pg|openid-client|jose|nodemailer|imapflow|smtp-server|socket\.io-client|ws)$/;
const CALLS = new Set(['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest']);

function outgoing(source: Source): Finding[] {
  const { path } = source;
  const used = importsOf(source)
    .filter(({ to, typeOnly }) => !typeOnly && NETWORK.test(to))
    .map(({ to }) => ({ path, what: `uses ${to}` }));
  const called = [...nodesOf(source.tree)].flatMap(node =>
    (ts.isCallExpression(node) || ts.isNewExpression(node)) && CALLS.has(lastName(node.expression))
      ? [{ path, what: `calls ${lastName(node.expression)}` }]
      : [],
  );
  return [...used, ...called];
}

const lastName = (callee: ts.Expression): string =>
  ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';

/** Runs text as a program, or builds a shell's line. */
const runsText = ({ path, tree }: Source): Finding[] =>
  [...nodesOf(tree)].flatMap(node => {
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'shell')
      return [{ path, what: 'shell' }];
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const name = lastName(node.expression);
    return ['eval', 'Function', 'execSync', 'runInNewContext', 'runInThisContext'].includes(name)
      ? [{ path, what: name }]
      : [];
  });

/** Text that a browser would read as markup, or a message from a window nobody knows. */
const trustsMarkup = ({ path, tree, text }: Source): Finding[] => {
  const names = /^(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcDoc|postMessage)$/;
  const found = [...nodesOf(tree)].some(node => ts.isIdentifier(node) && names.test(node.text));
  return found || /['"`]javascript:/.test(text) ? [{ path, what: 'markup' }] : [];
};

const sources = sourcesBelow('src').filter(({ path }) => !path.endsWith('.spec.ts'));
const server = sources.filter(({ path }) => !path.startsWith('src/console/'));
const pages = sources.filter(({ path }) => path.startsWith('src/console/'));

describe('the server', () => {
  it('asks nobody for anything but what the operator has named', () => {
    expect(
      disagreements(
        [...new Map(server.flatMap(outgoing).map(one => [one.path + one.what, one])).values()],
        OUTGOING,
      ),
    ).toEqual(NONE);
  });

  it('runs no text as a program', () => {
    expect(sources.flatMap(runsText)).toEqual([]);
  });

  it.each([
    `import { request } from 'node:https';`,
    `import http from 'http';`,
    `const { lookup } = await import('node:dns');`,
    `import * as client from 'openid-client';`,
    `await fetch(url);`,
    `await globalThis.fetch(url);`,
    `import { exec } from 'node:child_process';`,
  ])('could not hide a planted %s', text => {
    expect(outgoing(sourceOf('src/desk/planted.ts', text))).toHaveLength(1);
  });

  it.each([`import type { Server } from 'node:http';`, `import { join } from 'node:path';`, `prefetch();`])(
    'and the check does not mistake %s',
    text => {
      expect(outgoing(sourceOf('src/desk/planted.ts', text))).toEqual([]);
    },
  );

  it.each([
    `eval(text);`,
    `new Function(text);`,
    `spawn(a, b, { shell: true });`,
    `vm.runInNewContext(text);`,
  ])('could not hide a planted %s', text => {
    expect(runsText(sourceOf('src/desk/planted.ts', text))).toHaveLength(1);
  });
});

describe('the console', () => {
  it('shows text as text, and hears no message of another window', () => {
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.flatMap(trustsMarkup)).toEqual([]);
  });

  it('asks its own server only, in one place', () => {
    expect(pages.flatMap(outgoing).map(({ path, what }) => `${path} ${what}`)).toEqual([
      'src/console/api/client.ts calls fetch',
      // Without a session: by the token of a link.
      'src/console/contractor/contractor-api.ts calls fetch',
      'src/console/live/socket.ts uses socket.io-client',
      // Open data is asked for where everybody asks for it.
      'src/console/open-data/open-data-page.tsx calls fetch',
      // A file is fetched and saved, so that a refusal is told on the page.
      'src/console/privacy/download.ts calls fetch',
    ]);
  });

  it.each([
    `element.innerHTML = text;`,
    `<p dangerouslySetInnerHTML={{ __html: text }} />;`,
    `window.addEventListener('message', event => event.source.postMessage(1));`,
    `<a href={'javascript:alert(1)'} />;`,
  ])('could not hide a planted %s', text => {
    expect(trustsMarkup(sourceOf('src/console/planted.tsx', text))).toHaveLength(1);
  });
});

it('a spreadsheet is written in one place, which knows what a formula looks like', () => {
  const writers = sources.filter(source =>
    importsOf(source).some(({ to }) => /^(csv-stringify|write-excel-file|fflate)/.test(to)),
  );
  // What is taken in from outside is kept as it came, and written by nobody here.
  const offering = sources.filter(
    ({ path, text }) =>
      /text\/csv|opendocument\.spreadsheet|spreadsheetml/.test(text) &&
      path !== 'src/files/document-types.rules.ts',
  );
  expect(writers.map(({ path }) => path)).toEqual([
    'src/statistics/export/csv.ts',
    'src/statistics/export/ods.ts',
    'src/statistics/export/xlsx.ts',
    'src/statistics/export/zip-parts.ts',
  ]);
  expect(offering.length).toBeGreaterThan(1);
  for (const source of offering) {
    const isMadeThere =
      source.path.startsWith('src/statistics/export/') ||
      importsOf(source).some(({ to }) => /^src\/statistics\/export\/(csv|ods|xlsx)$/.test(to));
    expect([source.path, isMadeThere]).toEqual([source.path, true]);
  }
});

it('mails of strangers are read in a process beside the server only', () => {
  const users = (module: string): string[] =>
    sources
      .filter(source => importsOf(source).some(({ to, typeOnly }) => to === module && !typeOnly))
      .map(({ path }) => path);
  expect(users('mailparser')).toEqual(['src/intake/mail/parsing/mime-parser.ts']);
  expect(users('src/intake/mail/parsing/mime-parser')).toEqual(['src/intake/mail/parsing/parse.ts']);
  expect(users('src/intake/mail/parsing/parse')).toEqual(['src/intake/mail/parsing/parser-process.ts']);
  expect(users('src/intake/mail/parsing/parser-process')).toEqual([]);
});
