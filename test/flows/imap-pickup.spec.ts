import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ImapPickUp } from '../../src/intake/mail/imap-pickup.js';
import { ReceiveMailService } from '../../src/intake/mail/receive.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { MailInSettings } from '../../src/platform/config/mail-in-settings.js';
import { startApp, type TestApp } from '../support/app.js';
import { Dovecot, hasDovecot } from '../support/dovecot.js';
import { lines, mail } from '../support/mails.js';

if (!hasDovecot)
  process.stderr.write(
    '\n*** IMAP IS NOT TESTED: there is no Dovecot on this machine (apt-get install dovecot-imapd). ***\n\n',
  );

const MB = 1024 * 1024;
const letter = (nth: string): Buffer =>
  Buffer.from(
    lines(
      'From: wang@example.com',
      `Message-ID: <${nth}@example.com>`,
      'Subject: 路燈',
      '',
      `第 ${nth} 盞不亮`,
    ),
  );

(hasDovecot ? describe : describe.skip)('a mailbox elsewhere', () => {
  let dovecot: Dovecot;
  let server: TestApp;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());
  afterEach(() => server.close());

  const settings = (doneFolder?: string): MailInSettings => {
    const { port, user, passwordFile } = dovecot;
    const imap = { host: '127.0.0.1', port, secure: false, user, passwordFile, folder: 'INBOX', doneFolder };
    return {
      addresses: ['mailbox@example.gov.tw'],
      limitBytes: MB,
      imap: { ...imap, everySeconds: 1 },
    };
  };
  /** That picks up when it is asked to, and not by itself. */
  async function start(doneFolder?: string): Promise<ImapPickUp> {
    server = await startApp();
    const { app, config } = server;
    const mailIn = settings(doneFolder);
    return new ImapPickUp(app.get(ReceiveMailService), { ...config, mailIn }, app.get(Clock));
  }
  const count = async (table: string): Promise<number> =>
    (await server.db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

  it('is emptied by itself', async () => {
    await dovecot.deliver(letter('0'));
    server = await startApp({ settings: { mailIn: settings() } });
    for (let nth = 0; nth < 100_000 && (await count('letter')) === 0; nth += 1);
    expect(await count('letter')).toBe(1);
  });

  it('is emptied: each mail is a letter once, and read by then', async () => {
    const pickUp = await start();
    // What the one before did not come to mark.
    await pickUp.pickUp();
    const before = await count('letter');
    await dovecot.deliver(letter('a'), letter('b'), letter('a'));
    await pickUp.pickUp();
    expect((await count('letter')) - before).toBe(2);
    expect(await dovecot.seen()).toEqual({ messages: 4, unseen: 0 });
    await pickUp.pickUp();
    expect((await count('mail_in')) - before).toBe(2);
  });

  it('keeps what could not be kept here, takes the others, and gives it at the next time', async () => {
    const pickUp = await start();
    await dovecot.deliver(letter('c'), Buffer.from(lines('Subject: from nobody', '', 'x')));
    await server.db.query(`alter table letter add constraint full_disk check (false) not valid`);
    await server.db.query(
      `alter table quarantine add constraint kept check (reason <> 'unreadable') not valid`,
    );
    await pickUp.pickUp();
    expect(await dovecot.seen()).toMatchObject({ unseen: 1 });
    expect([await count('letter'), await count('quarantine')]).toEqual([0, 1]);
    await server.db.query('alter table letter drop constraint full_disk');
    await pickUp.pickUp();
    expect(await dovecot.seen()).toMatchObject({ unseen: 0 });
    expect(await count('letter')).toBe(1);
  });

  it('is known again after its server broke off, and nothing is doubled that was not marked', async () => {
    const pickUp = await start();
    await dovecot.deliver(letter('d'));
    await pickUp.pickUp();
    await dovecot.restart();
    // As if the server had died between keeping it and marking it.
    await dovecot.asClient(async client => {
      const lock = await client.getMailboxLock('INBOX');
      await client.messageFlagsRemove('1:*', ['\\Seen']);
      lock.release();
    });
    await dovecot.deliver(letter('e'));
    await pickUp.pickUp();
    expect(await dovecot.seen()).toMatchObject({ unseen: 0 });
    const [row] = await server.db.query(`select count(*)::int as n from letter where via = 'mail'`);
    expect(row).toEqual({ n: await count('letter') });
    expect(await count('letter')).toBe(6);
  });

  it('may have another folder for what was taken', async () => {
    await dovecot.asClient(client => client.mailboxCreate('Taken'));
    const pickUp = await start('Taken');
    await dovecot.deliver(letter('f'));
    await pickUp.pickUp();
    expect(await dovecot.seen('Taken')).toMatchObject({ messages: 1 });
    expect(await count('letter')).toBe(1);
  });

  it('whose other folder is missing is emptied all the same, each mail once', async () => {
    const pickUp = await start('Missing');
    await dovecot.deliver(letter('h'), letter('i'));
    await pickUp.pickUp();
    expect(await dovecot.seen()).toMatchObject({ unseen: 0 });
    expect(await count('letter')).toBe(2);
  });

  it('gives what is too large to a person, whole', async () => {
    const pickUp = await start();
    await dovecot.deliver(mail(['Subject: large'], 'a'.repeat(2 * MB)));
    await pickUp.pickUp();
    const rows = await server.db.query('select reason, size > 2000000 as whole from quarantine');
    expect(rows).toEqual([{ reason: 'too_large', whole: true }]);
    expect(await dovecot.seen()).toMatchObject({ unseen: 0 });
  });

  it('that does not let us in is told, and asked again', async () => {
    const pickUp = await start();
    await dovecot.deliver(letter('g'));
    writeFileSync(dovecot.passwordFile, 'wrong\n');
    await expect(pickUp.pickUp()).rejects.toThrow();
    expect(await count('letter')).toBe(0);
    writeFileSync(dovecot.passwordFile, 'right\n');
    await pickUp.pickUp();
    expect(await count('letter')).toBe(1);
  });
});
