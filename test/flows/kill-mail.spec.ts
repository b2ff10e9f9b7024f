import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dovecot, hasDovecot } from '../support/dovecot.js';
import { ask } from '../support/embedded.js';
import { lines } from '../support/mails.js';
import { MAILBOX, PatientCity } from '../support/patient-city.js';
import { committing, TableLock } from '../support/table-lock.js';
import { faultsOf, untilSettled } from '../support/wholeness.js';

const DAY_MS = 86_400_000;
const MAILS = 8;

const letter = (nth: string): Buffer =>
  Buffer.from(
    lines(
      ...[`From: ${nth}@example.com`, `Message-ID: <${nth}@example.com>`, 'Subject: light'],
      ...[
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        '',
        `Lamp ${nth} is out`,
      ],
      ...[
        '--x',
        'Content-Type: text/plain; name=note.txt',
        'Content-Disposition: attachment; filename=note.txt',
      ],
      ...['', `A note about lamp ${nth}`, '--x--'],
    ),
  );
const named = (run: string): string[] => Array.from({ length: MAILS }, (_, nth) => `${run}${nth}`);

let city: PatientCity;

/** By the rows; each letter has its note, its mail as it came, and one mail that asks to confirm it. */
const kept = async (): Promise<object> => {
  const [row] = await ask<object>(
    city.server.databaseUrl,
    `select (select count(*)::int from letter) as letters, (select count(*)::int from mail_in) as mails,
            (select count(*)::int from quarantine) as quarantine,
            (select count(distinct held_for)::int from attachment where held_for is not null) as noted,
            (select count(*)::int from attachment where held_for is not null) as notes,
            (select count(*)::int from message) as asked`,
  );
  return row as object;
};
const each = (letters: number): object => ({
  ...{ letters, mails: letters, quarantine: 0, noted: letters, notes: letters, asked: letters },
});
const whole = async (): Promise<void> => {
  await untilSettled(city.server.databaseUrl);
  expect(await faultsOf(city.server.databaseUrl)).toEqual({});
};

describe('a server that is killed while mail is brought to it', () => {
  beforeAll(async () => {
    city = await PatientCity.open(new Date(Date.now() + DAY_MS));
  }, 120_000);
  afterAll(() => city.close());

  it('before anything of it is committed: nothing is kept, and brought again each is one letter', async () => {
    const lock = await TableLock.on(city.server.databaseUrl, 'door_delivery');
    const sent = Promise.all(named('a').map(nth => city.mail(letter(nth), `${nth}@example.com`)));
    await lock.isAwaited(2);
    await city.restart(() => lock.release());
    await sent;
    expect(city.unanswered).toBeGreaterThanOrEqual(MAILS);
    expect(await kept()).toEqual(each(MAILS));
    await whole();
  });

  it('after it was kept and before anybody heard so: brought again it is known', async () => {
    const { heard } = await committing(city.server.databaseUrl, 'mail_in', 2);
    for (const nth of named('b')) bringUnheard(letter(nth));
    await heard;
    await city.restart();
    const { letters } = (await kept()) as { letters: number };
    expect(letters).toBeGreaterThanOrEqual(MAILS + 2);
    for (const nth of [...named('a'), ...named('b')]) await city.mail(letter(nth), `${nth}@example.com`);
    expect(await kept()).toEqual(each(2 * MAILS));
    await whole();
  });

  it('between sending a mail and hearing that it was taken, and between that and keeping so: it is sent again, as the same', async () => {
    const untilSent = async (): Promise<void> => {
      const waiting = `select 1 from message where state = 'waiting'`;
      while ((await ask<object>(city.server.databaseUrl, waiting)).length > 0);
    };
    await city.moveTo(new Date(city.now.getTime() + DAY_MS));
    await untilSent();
    let lock: TableLock | null = null;
    city.sink.beforeAnswer = async ({ to: [address] }) => {
      if (address === 'unheard@example.com' && city.sink.to(address).length === 1) await city.server.gone();
      if (address === 'unsettled@example.com' && city.sink.to(address).length === 1)
        lock = await TableLock.on(city.server.databaseUrl, 'message');
    };
    await city.mail(letter('unheard'), 'unheard@example.com');
    await city.sink.mailTo('unheard@example.com');
    await city.restart();
    await city.mail(letter('unsettled'), 'unsettled@example.com');
    await city.sink.mailTo('unsettled@example.com');
    await lock!.isAwaited();
    await city.restart(() => lock!.release());
    await city.moveTo(new Date(city.now.getTime() + DAY_MS));
    await untilSent();
    for (const address of ['unheard@example.com', 'unsettled@example.com']) {
      const got = city.sink.to(address).map(({ mail }) => mail.messageId);
      expect([address, got.length, new Set(got).size]).toEqual([address, 2, 1]);
    }
    const states = await ask<object>(city.server.databaseUrl, 'select distinct state from message');
    expect(states).toEqual([{ state: 'sent' }]);
    expect(await kept()).toEqual(each(2 * MAILS + 2));
    await whole();
  });
});

(hasDovecot ? describe : describe.skip)('a server that is killed while it empties a mailbox', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(async () => {
    await city.close();
    await dovecot.stop();
  });

  it('takes the rest afterwards: each mail is one letter, and read', async () => {
    const { port, user, passwordFile } = dovecot;
    city = await PatientCity.open(new Date(Date.now() + DAY_MS), {
      ...{ IMAP_HOST: '127.0.0.1', IMAP_PORT: String(port), IMAP_TLS: 'off', IMAP_USER: user },
      ...{ IMAP_PASSWORD_FILE: passwordFile, IMAP_SECONDS: '5' },
    });
    const { databaseUrl } = city.server;
    const lock = await TableLock.on(databaseUrl, 'door_delivery');
    await dovecot.deliver(...named('c').map(letter), ...named('c').slice(0, 2).map(letter));
    await lock.isAwaited();
    // The first time while one is being written, the second when some are.
    let heard: Promise<void> | null = null;
    await city.restart(async () => {
      await lock.release();
      ({ heard } = await committing(databaseUrl, 'mail_in', 2));
    });
    await heard;
    await city.restart();
    while ((await dovecot.seen()).unseen !== 0);
    expect(await kept()).toEqual(each(MAILS));
    await whole();
  }, 180_000);
});

/** Says all of it, and is gone before it hears what became of it. */
function bringUnheard(raw: Buffer): void {
  const socket = connect(city.smtpPort, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('data', data => {
    const text = data.toString();
    if (text.startsWith('220'))
      socket.write(lines('EHLO x', 'MAIL FROM:<x@example.com>', `RCPT TO:<${MAILBOX}>`, 'DATA'));
    if (/^354/m.test(text)) socket.write(Buffer.concat([raw, Buffer.from('.\r\n')]));
  });
}
