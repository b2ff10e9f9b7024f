import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AllDoors } from '../support/all-doors.js';
import { Command } from '../support/command.js';
import { ask } from '../support/embedded.js';
import { PatientCity } from '../support/patient-city.js';
import { faultsOf, untilSettled } from '../support/wholeness.js';

/** MONTH_DAYS of it are lived through, MONTH_MATTERS at each door a day, MONTH_KILLS times the server is killed. */
const size = (name: string, usual: number): number => Number(process.env[`MONTH_${name}`] ?? usual);
const DAYS = size('DAYS', 5);
const MATTERS = size('MATTERS', 4);
const KILLS = size('KILLS', 3);
const SIDE_BY_SIDE = 3;
const LOOKS_AN_HOUR = 500;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const DAY_MS = 86_400_000;
/** A letter that nobody confirms is gone after a month. */
const MONTH_MS = 27 * DAY_MS;
const LIMIT_MS = 300_000 + DAYS * MATTERS * 5000 + KILLS * 30_000;

let city: PatientCity;
let doors: AllDoors;
let before: Counted;
beforeAll(async () => {
  city = await PatientCity.open(new Date(Date.now() + DAY_MS));
  doors = await AllDoors.of(city);
  before = await counted();
}, LIMIT_MS);
afterAll(() => city.close());

type Counted = Record<string, number>;

/** What there is, by the rows. */
async function counted(): Promise<Counted> {
  const rows = await ask<{ what: string; n: number }>(
    city.server.databaseUrl,
    `select 'contact ' || channel as what, count(*)::int as n from contact group by 1
     union all select 'letter ' || via, count(*)::int from letter group by 1
     union all select 'call ' || state, count(*)::int from call group by 1
     union all select 'seconds held', coalesce(sum(hold_seconds), 0)::int from call
     union all select 'cases', count(*)::int from case_file
     union all select 'chats', count(*)::int from chat
     union all select 'turns', coalesce(sum(turns), 0)::int from chat
     union all select 'persons', coalesce(sum(persons), 0)::int from service_count
     union all select 'files', count(*)::int from attachment
                where coalesce(case_id, contact_id, held_for) is not null
     union all select 'mails kept', count(*)::int from mail_in
     union all select 'in quarantine', count(*)::int from quarantine
     union all select 'mails asking to confirm', count(*)::int from message where kind = 'confirm'
     union all select 'mails that tell the number', count(*)::int from message where kind = 'accepted'
     union all select 'mails not sent', count(*)::int from message where state <> 'sent'`,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

function expected(): Counted {
  const { contacts, letters, calls, heldSeconds, cases, chats, turns, persons, files } = doors.tally;
  const named = (what: string, by: Counted): [string, number][] =>
    Object.entries(by).map(([name, n]) => [`${what} ${name}`, n]);
  const more: Counted = {
    ...Object.fromEntries([
      ...named('contact', contacts),
      ...named('letter', letters),
      ...named('call', calls),
    ]),
    ...{ cases, chats, turns, persons, files },
    'seconds held': heldSeconds,
    'mails kept': letters.mail as number,
    'mails asking to confirm': (letters.mail as number) + (letters.web as number),
    'mails that tell the number': contacts.mailbox as number,
  };
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(more)])].map(what => [
      what,
      (before[what] ?? 0) + (more[what] ?? 0),
    ]),
  );
}

/** So many side by side, each when one before is through. */
async function inTurn(sends: (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...sends];
  const work = async (): Promise<void> => {
    for (let send = waiting.shift(); send; send = waiting.shift()) await send();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

/** What was being sent when it was killed is sent again; what a busy machine was too slow for, an hour later. */
async function untilMailHasLeft(): Promise<void> {
  for (let left = 1, looks = 0; left > 0; looks += 1) {
    if (looks % LOOKS_AN_HOUR === 0) await city.moveTo(new Date(city.now.getTime() + 3_600_000));
    const waiting = await ask<object>(
      city.server.databaseUrl,
      `select 1 from message where state = 'waiting'`,
    );
    left = waiting.length;
  }
}

/** Everybody comes at once; on some days the server is killed in the middle. */
async function live(day: number): Promise<void> {
  // Those who confirm have read their mail; with the clock standing still, one killed twice would never leave.
  await untilMailHasLeft();
  await doors.open(MATTERS);
  await city.moveTo(new Date(city.now.getTime() + 60_000));
  const all = [
    doors.confirmations(),
    ...(['call', 'mail', 'form', 'report', 'chat', 'paper', 'counter'] as const).map(door =>
      Array.from({ length: MATTERS }, () => doors[door]()),
    ),
  ];
  const blows = Math.floor(((day + 1) * KILLS) / DAYS) - Math.floor((day * KILLS) / DAYS);
  const killing = (async () => {
    for (let nth = 0; nth < blows; nth += 1)
      await city.killAfter(1 + Math.floor((Math.random() * MATTERS * 10) / blows));
  })();
  await Promise.all([killing, ...all.map(inTurn)]);
}

it(
  'a month of traffic on all doors at once, with a server that is killed in the middle: nothing is lost, nothing doubled',
  async () => {
    for (let day = 0; day < DAYS; day += 1) {
      await live(day);
      await city.moveTo(new Date(city.now.getTime() + MONTH_MS / DAYS));
    }
    await untilMailHasLeft();
    await inTurn(doors.confirmations());
    await untilMailHasLeft();
    const { databaseUrl } = city.server;
    await untilSettled(databaseUrl);

    expect(await counted()).toEqual(expected());
    expect(await faultsOf(databaseUrl)).toEqual({});
    const files = new Set(
      readdirSync(city.files, { recursive: true }).map(name => UUID.exec(String(name))?.[0]),
    );
    const kept = await ask<{ id: string }>(
      databaseUrl,
      'select id from attachment where coalesce(case_id, contact_id, held_for) is not null',
    );
    expect(kept.filter(({ id }) => !files.has(id))).toEqual([]);
    const verified = await Command.run('verify-log', [], city.where);
    expect([verified.code, verified.err]).toEqual([0, '']);
    process.stderr.write(
      `${JSON.stringify({ days: DAYS, kills: KILLS, unanswered: city.unanswered, ...expected() })}\n${verified.out}`,
    );
  },
  LIMIT_MS,
);
