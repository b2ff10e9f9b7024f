import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountersDto } from '../../src/desk/counters.dto.js';
import type { ContactRecordedDto } from '../../src/intake/contact.dto.js';
import type { DayReportDto } from '../../src/statistics/report.dto.js';
import { ask, remove, temporaryFolder } from '../support/embedded.js';
import { KillableServer } from '../support/killable-server.js';
import { faultsOf, untilSettled } from '../support/wholeness.js';

const SIDE_BY_SIDE = 8;
const MOST = 400;
const ANSWERED_BEFORE_THE_END = 60;

interface Sent {
  key: string;
  body: object;
  answer: ContactRecordedDto | null;
}

/** What people tell: it goes to an agency with and without accounts, into the tray, to a petition's agency. */
const WISHES = [
  { category: 'RD01', district: '64000050', description: '路面有坑洞' },
  { category: null, description: '說不清楚是什麼' },
  { category: 'PEN01', description: '陳情' },
  { category: 'EL02', district: '64000050', description: '電線掉落' },
];

function contact(index: number): object {
  const wish = WISHES[index % WISHES.length] as object;
  const cases = index % 5 === 0 ? [wish, WISHES[0]] : [wish];
  const citizen = index % 2 === 0 ? { name: '王小明', phone: `09000001${index % 10}0` } : undefined;
  return { channel: 'phone', outcome: 'recorded', citizen, cases };
}

let dataDir: string;
let server: KillableServer;
let agent: string;
beforeAll(async () => {
  dataDir = temporaryFolder();
  server = await KillableServer.start(dataDir);
  agent = await server.signIn('agent');
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await remove(dataDir);
});

const send = async ({ key, body }: Sent): Promise<ContactRecordedDto> => {
  const response = await server.post('/api/contacts', body, { cookie: agent, 'idempotency-key': key });
  const answer = (await response.json()) as ContactRecordedDto;
  if (response.status !== 201) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer;
};

/** Several at a time record contacts, each time waiting for the answer, until nobody answers any more. */
async function recordUntil(blow: () => void): Promise<Sent[]> {
  const sent: Sent[] = [];
  let answered = 0;
  const record = async (): Promise<void> => {
    while (sent.length < MOST) {
      const one: Sent = { key: randomUUID(), body: contact(sent.length), answer: null };
      sent.push(one);
      try {
        one.answer = await send(one);
      } catch (error) {
        if (answered < ANSWERED_BEFORE_THE_END) throw error;
        return;
      }
      answered += 1;
      if (answered === ANSWERED_BEFORE_THE_END) blow();
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, record));
  return sent;
}

const numbersOf = (answers: (ContactRecordedDto | null)[]): string[] =>
  answers.flatMap(answer => answer?.cases.map(({ number }) => number) ?? []);

const casesIn = async (): Promise<string[]> =>
  (await ask<{ number: string }>(server.databaseUrl, 'select number from case_file')).map(
    ({ number }) => number,
  );

const BLOWS = {
  'the server': () => server.kill(),
  'the server and its PostgreSQL with every process': () => {
    server.kill();
    server.killDatabase();
  },
};

describe.each(Object.entries(BLOWS))('SIGKILL in the middle of a load, to %s,', (_whom, blow) => {
  let before: string[];
  let sent: Sent[];
  let unanswered: Sent[];

  beforeAll(async () => {
    before = await casesIn();
    sent = await recordUntil(blow);
    await server.gone();
    server = await KillableServer.start(dataDir);
    unanswered = sent.filter(({ answer }) => answer === null);
  }, 60_000);

  it('comes when some are answered and some are under way', () => {
    expect(sent.length - unanswered.length).toBeGreaterThanOrEqual(ANSWERED_BEFORE_THE_END);
    expect(unanswered.length).toBeGreaterThan(0);
  });

  it('loses no answered request: every case is there as it was answered, with its clocks and its order', async () => {
    await untilSettled(server.databaseUrl);
    const stored = await ask<{ number: string; agency: string | null; clocks: string; orders: string[] }>(
      server.databaseUrl,
      `select number, agency,
              (select string_agg(kind, ' ' order by kind) from clock k
                where k.case_id = c.id and k.work_order_id is null) as clocks,
              (select coalesce(array_agg(w.agency), '{}') from work_order w where w.case_id = c.id) as orders
         from case_file c`,
    );
    const answered = sent.flatMap(({ answer }) => answer?.cases ?? []);
    expect(answered.length).toBeGreaterThan(ANSWERED_BEFORE_THE_END);
    for (const { number, agency, clocks } of answered) {
      const kinds = clocks.map(({ kind }) => kind as string).sort();
      expect(stored).toContainEqual({
        ...{ number, agency: agency?.code ?? null },
        ...{ clocks: kinds.join(' '), orders: agency ? [agency.code] : [] },
      });
    }
  });

  it('leaves nothing by halves: cases, clocks, orders, log and facts agree', async () => {
    await untilSettled(server.databaseUrl);
    expect(await faultsOf(server.databaseUrl)).toEqual({});
  });

  it('lets every unanswered request be repeated with its key: each is one contact, and its cases once', async () => {
    const answers = await Promise.all(unanswered.map(send));
    expect(await Promise.all(unanswered.map(send))).toEqual(answers);
    const answered = sent.filter(({ answer }) => answer !== null);
    expect(await Promise.all(answered.slice(0, 20).map(send))).toEqual(
      answered.slice(0, 20).map(({ answer }) => answer),
    );
    const numbers = [...numbersOf(sent.map(({ answer }) => answer)), ...numbersOf(answers)];
    expect(new Set(numbers).size).toBe(numbers.length);
    expect((await casesIn()).sort()).toEqual([...before, ...numbers].sort());
    await untilSettled(server.databaseUrl);
    expect(await faultsOf(server.databaseUrl)).toEqual({});
  });

  it('leaves counters and the day’s figures that agree with the cases', async () => {
    const [supervisor, manager] = [await server.signIn('supervisor'), await server.signIn('manager')];
    const { totals, date } = await server.get<DayReportDto>('/api/reports/day', manager);
    const { open, unrouted, undelivered } = await server.get<CountersDto>('/api/desk/counters', supervisor);
    const day = `(received_at at time zone 'Asia/Taipei')::date = '${date}'`;
    const [counted] = await ask<Record<string, string>>(
      server.databaseUrl,
      `select (select count(*) from contact where ${day}) as contacts,
              (select count(*) from case_file where ${day}) as "casesOpened",
              (select count(*) from case_file) as open,
              (select count(*) from case_file where state = 'recorded') as unrouted,
              (select count(*) from work_order where delivered_at is null) as undelivered`,
    );
    const { contacts, casesOpened } = totals;
    expect({ contacts, casesOpened, open, unrouted, undelivered }).toEqual(
      Object.fromEntries(Object.entries(counted ?? {}).map(([name, count]) => [name, Number(count)])),
    );
  });
});
