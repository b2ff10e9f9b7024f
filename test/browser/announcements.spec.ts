import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  cutsOff,
  type Message,
  MOST_WAITING,
  nextOf,
  type SayKind,
  takes,
  withCutOff,
  withOneMore,
} from '../../src/console/live/speech.rules.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, peopleOf } from './people.js';

/** `found:one` is a message of that kind with that text; all came at the beginning, one after the other. */
const message = (said: string, id: number, at = 0): Message => {
  const [kind, text] = said.split(':') as [SayKind, string];
  return { id, at, kind, text };
};
const put = (...said: string[]): readonly Message[] =>
  said
    .map((one, id) => message(one, id))
    .reduce<readonly Message[]>((waiting, one) => withOneMore(waiting, one), []);
const namesOf = (waiting: readonly Message[]): string[] => waiting.map(({ kind, text }) => `${kind}:${text}`);

/** Said one after the other, each so many seconds after they all came. */
function saidIn(waiting: readonly Message[], seconds = 0): string[] {
  const { next, left } = nextOf(waiting, seconds * 1000);
  return next ? [...namesOf([next]), ...saidIn(left, seconds)] : [];
}

describe('what waits to be said', () => {
  it.each<[string, string[], string[]]>([
    ['in its order', ['found:1', 'result:2', 'changed:3'], ['found:1', 'result:2', 'changed:3']],
    ['once, if it is the same sentence', ['found:1', 'result:2', 'found:1'], ['found:1', 'result:2']],
    ['once, if it is the same sentence of another kind', ['found:1', 'result:1'], ['found:1']],
    ['both, if one is assertive', ['found:1', 'wrong:1'], ['wrong:1', 'found:1']],
    [
      'first, if it is assertive',
      ['found:1', 'result:2', 'call:3', 'overdue:4'],
      ['call:3', 'overdue:4', 'found:1', 'result:2'],
    ],
    ['not, if a later draft was saved', ['draft:1', 'found:2', 'draft:3'], ['found:2', 'draft:3']],
    ['not, if the line is back', ['connection:lost', 'connection:back'], ['connection:back']],
    ['not, if other fields are wrong now', ['wrong:2', 'call:3', 'wrong:1'], ['call:3', 'wrong:1']],
    [
      'all, of what does not make the other untrue',
      ['found:1', 'found:2', 'changed:3', 'changed:4'],
      ['found:1', 'found:2', 'changed:3', 'changed:4'],
    ],
  ])('is said %s', (_how, said, expected) => {
    expect(saidIn(put(...said))).toEqual(expected);
  });

  it.each<[SayKind, number]>([
    ['draft', 10],
    ['found', 20],
    ['wrong', 20],
    ['changed', 30],
    ['connection', 30],
    ['call', 30],
    ['someone-acted', 30],
    ['warned', 60],
    ['result', 60],
    ['new-order', 60],
    ['due-soon', 60],
    ['overdue', 60],
  ])('is given up when it is stale: %s after %i seconds', (kind, seconds) => {
    const waiting = put(`${kind}:1`);
    expect(saidIn(waiting, seconds)).toEqual([`${kind}:1`]);
    expect(saidIn(waiting, seconds + 0.001)).toEqual([]);
  });

  const many = (kind: SayKind, from = 0): string[] =>
    Array.from({ length: MOST_WAITING }, (_, i) => `${kind}:${kind}${from + i}`);

  it.each<[string, string[], string]>([
    ['the oldest change before a result', [...many('result').slice(1), 'changed:1', 'result:x'], 'changed:1'],
    ['the oldest of results', [...many('result'), 'result:x'], 'result:result0'],
    ['a change that comes, before results that wait', [...many('result'), 'changed:1'], 'changed:1'],
    ['what is polite before what is assertive', ['result:1', ...many('call')], 'result:1'],
    ['the oldest, if all are assertive', [...many('call'), 'overdue:1'], 'call:call0'],
  ])('has a bound, and beyond it is given up: %s', (_what, said, given) => {
    const waiting = put(...said);
    expect(waiting).toHaveLength(MOST_WAITING);
    expect(namesOf(waiting)).toEqual(said.filter(one => one !== given));
  });

  it('waits for none but what is as urgent; what it cuts off is said again before the rest, and once', () => {
    const [call, wrong, found] = [message('call:1', 1), message('wrong:2', 2), message('found:3', 3)];
    expect([cutsOff(call, found), cutsOff(call, wrong), cutsOff(found, call), cutsOff(found, found)]).toEqual(
      [...[true, false, false, false]],
    );
    expect(saidIn(withCutOff(put('result:4', 'found:3', 'call:1'), found))).toEqual([
      ...['call:1', 'found:3', 'result:4'],
    ]);
  });

  it('has as long as it takes to say, and nothing has for ever', () => {
    expect(takes('不併案')).toBe(650);
    expect(takes('𠮷')).toBe(550);
    expect(takes('x'.repeat(1000))).toBe(3000);
  });
});

describe('Many messages at once', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK, '/desk');
    await agent.clock.install();
    await agent.reload();
    await agent.getByRole('heading', { name: '有沒有人報過' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** What was said so far, each region for itself. */
  const said = async (): Promise<Record<'polite' | 'assertive', string[]>> => {
    const all = await agent.evaluate('globalThis.saidSoFar');
    return JSON.parse(JSON.stringify(all).replaceAll('\u200b', ''));
  };

  it('are said one after the other: the same once, the urgent first, and what it cuts off again', async () => {
    const [found, discarded] = ['選好項目和行政區，就會列出附近未結的同類案件。', '已清空，可以復原'];
    await agent.getByLabel('民眾反映的內容').fill('路燈不亮');
    // Past the news of the beginning; from here on time passes only when it is moved.
    await agent.clock.pauseAt(Date.now() + 5_000);
    await agent.clock.runFor(5_000);
    await agent.evaluate('globalThis.saidSoFar = { polite: [], assertive: [] }');
    for (let i = 0; i < 3; i += 1) await agent.keyboard.press('Alt+J');
    await button(agent, '清空重來').press('Enter');
    expect(await said()).toEqual({ polite: [found], assertive: [] });
    await agent.keyboard.press('Control+Enter');
    const wrong = '有 2 個欄位需要修正。';
    expect(await said()).toEqual({ polite: [found], assertive: [wrong] });
    await agent.clock.runFor(takes(wrong));
    expect(await said()).toEqual({ polite: [found, found], assertive: [wrong] });
    await agent.clock.runFor(takes(found));
    expect((await said()).polite).toEqual([found, found, discarded]);
    await agent.clock.runFor(5_000);
    expect(await said()).toEqual({ polite: [found, found, discarded], assertive: [wrong] });
  });

  it('nothing was thrown, and no page was refused anything by its policy', () => {
    expect(people.complaints).toEqual([]);
  });
});
