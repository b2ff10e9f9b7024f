import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { type Hotline, post } from './hotline.js';

export interface SeenNotice {
  recipient: { code: string };
  agency: { code: string } | null;
  via: string;
  state: string;
  endedWhy: string | null;
  deliveredAt: string | null;
  confirmedBy: string | null;
}

export interface SeenAccident {
  id: string;
  version: number;
  case: { number: string; isReadable: boolean };
  notices: SeenNotice[];
  [field: string]: unknown;
}

/** What people do about accidents over HTTP, and what they see of them. */
export const accidentsAt = (hotline: () => Hotline) => {
  const mark = (number: string, wish: object = {}, by = hotline().agent) =>
    post(by, `/api/cases/${number}/accidents`, { grade: 'injury', ...wish });
  const listed = async (by: TestAgent, query = '') =>
    (await by.get(`/api/accidents${query}`).expect(200)).body.items as SeenAccident[];
  return {
    mark,
    listed,
    marked: async (number: string, wish: object = {}) =>
      (await mark(number, wish).expect(201)).body as SeenAccident,
    act: (
      { id, version }: { id: string; version: number },
      action: string,
      body: object,
      by: TestAgent = hotline().supervisor,
    ) => post(by, `/api/accidents/${id}/actions/${action}`, { version, ...body }),
    of: async (number: string, by: TestAgent = hotline().supervisor) =>
      (await listed(by, `?case=${number}`))[0] as SeenAccident,
    alerts: async (by: TestAgent) =>
      ((await by.get('/api/accidents/alerts').expect(200)).body.items as SeenAccident[]).map(({ id }) => id),
    /** Agencies that the centre still has to telephone about this case. */
    calls: async (number: string) =>
      (await hotline().agent.get('/api/phone-tasks').expect(200)).body.items
        .filter(
          (task: { case: { number: string }; reason: string }) =>
            task.case.number === number && task.reason === 'accident',
        )
        .map(({ agency }: { agency: { code: string } }) => agency.code)
        .sort() as string[],
    later: (minutes: number) =>
      hotline().server.moveTo(new Date(+hotline().server.app.get(Clock).now() + minutes * 60_000)),
  };
};

/** Of whom, by which way, how far. */
export const toldOf = ({ notices }: SeenAccident, agency: string): string[] =>
  notices
    .filter(one => one.agency?.code === agency)
    .map(({ recipient, via, state }) => `${recipient.code} ${via} ${state}`);

export const refusal = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];
