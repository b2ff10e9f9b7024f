import { beforeEach, describe, expect, it } from '@jest/globals';
import { BY_THING, UNDER_ATTACK } from './guesses.rules.js';
import { Guesses } from './guesses.service.js';
import { Remembered } from './remembered.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CASE = 'D20261113-00042-0';

let guesses: Guesses;
beforeEach(() => {
  guesses = new Guesses();
});

const ip = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
const isHeard = (thing: string | null, from: string, now: number): boolean =>
  guesses.begin(thing, from, now).waitSeconds === 0;
/** So many wrong answers at one thing, each from an address of its own. */
const attack = (count: number, thing = CASE, now = 0): void => {
  for (let i = 0; i < count; i += 1) guesses.begin(thing, ip(i), now);
};

describe('whoever was right before', () => {
  it('gets in while all the world guesses at their case, and from behind an address that has tried too often', () => {
    guesses.begin(CASE, '203.0.113.9', 0).wasRight();
    attack(2500);
    expect(isHeard(CASE, '198.51.100.7', 1)).toBe(false);
    for (let i = 0; i < 40; i += 1) guesses.begin(`D20261113-0${i}`, '203.0.113.9', 1);
    expect(isHeard('D20261113-00043-8', '203.0.113.9', 2)).toBe(false);
    for (let day = 0; day < 29; day += 1) {
      const again = guesses.begin(CASE, '203.0.113.9', day * DAY + 3);
      expect(again.waitSeconds).toBe(0);
      again.wasRight();
    }
  });

  it('is not heard more often than others where they are wrong', () => {
    guesses.begin(CASE, '203.0.113.9', 0).wasRight();
    const heard = Array.from({ length: 40 }, () => isHeard(CASE, '203.0.113.9', 1)).filter(one => one);
    expect(heard).toHaveLength(5);
  });

  it('is nobody else: another address, another case, or a month later', () => {
    guesses.begin(CASE, '203.0.113.9', 0).wasRight();
    attack(2500, CASE, 31 * DAY);
    expect(isHeard(CASE, '203.0.113.9', 31 * DAY + 1)).toBe(false);
    expect(isHeard(CASE, '203.0.113.10', 31 * DAY + 1)).toBe(false);
  });
});

describe('who is right for the first time', () => {
  it('ends no wait that others have begun', () => {
    attack(1998);
    const mine = guesses.begin(CASE, '203.0.113.9', 1);
    const theirs = guesses.begin(CASE, '198.51.100.7', 2);
    expect([mine.waitSeconds, theirs.waitSeconds]).toEqual([0, 0]);
    mine.wasRight();
    expect(isHeard(CASE, '198.51.100.8', 3)).toBe(false);
  });
});

describe('who has very many addresses', () => {
  const site = (n: number): string => `2001:db8:7:${n.toString(16)}::1`;

  it('of one site of IPv6 is heard twenty times as often as one, and no more', () => {
    const heard = Array.from({ length: 5000 }, (_, i) => isHeard(`D-${i}`, site(i), 0)).filter(one => one);
    expect(heard).toHaveLength(600);
    expect(isHeard('D-x', '2001:db8:8::1', 0)).toBe(true);
  });

  it('of many sites has thirty tries from each once thousands of guesses have come in; who has one address has as many as ever', () => {
    const heardFrom = (from: (n: number) => string, now: number): number =>
      Array.from({ length: 700 }, (_, i) => isHeard(`P-${from(0)}-${i}`, from(i), now)).filter(one => one)
        .length;
    for (let i = 0; i < 5400; i += 1)
      guesses.begin(`D-${i}`, `2001:db8:${Math.floor(i / 600)}:${i.toString(16)}::1`, 0);
    expect(heardFrom(n => `2001:dba:9:${n.toString(16)}::1`, 1)).toBe(30);
    expect(heardFrom(() => '203.0.113.10', 1)).toBe(30);
    expect(heardFrom(n => `2001:dba:a:${n.toString(16)}::1`, 2 * HOUR)).toBe(600);
  });

  it('of one provider of IPv6 is heard so often, from however many sites', () => {
    const from = (n: number): string => `2001:db8:${n.toString(16)}::1`;
    const heard = Array.from({ length: 7000 }, (_, i) => isHeard(`D-${i}`, from(i), 0)).filter(one => one);
    expect(heard).toHaveLength(6000);
    expect(isHeard('D-x', '2001:dba::1', 0)).toBe(true);
  });

  it('is told of once an hour, though those who are right are no guesses', () => {
    const lines: unknown[] = [];
    Object.assign(guesses, { logger: { warn: (line: unknown) => lines.push(line) } });
    for (let i = 0; i < 5000; i += 1) guesses.begin(`D-${i}`, ip(i), 0);
    for (let i = 0; i < 10; i += 1) guesses.begin(`P-${i}`, ip(9000 + i), 1).wasRight();
    expect(lines).toHaveLength(1);
    attack(5000, 'D-later', 3 * HOUR);
    expect(lines).toHaveLength(1);
    for (let i = 0; i < 5000; i += 1) guesses.begin(`L-${i}`, ip(i), 3 * HOUR);
    expect(lines).toHaveLength(2);
  });

  it('does not wash out what is guessed at by invented numbers', () => {
    const things = new Remembered(BY_THING, 1000);
    for (let i = 0; i < 2000; i += 1) things.add(CASE, 0);
    for (let i = 0; i < 5000; i += 1) things.add(`D-${i}`, 0);
    expect(things.wait(CASE, 1)).toBeGreaterThan(0);
    // Each entry that may displace it costs as many wrong answers as make an attack.
    for (let i = 0; i < 999; i += 1) for (let j = 0; j <= UNDER_ATTACK; j += 1) things.add(`P-${i}`, 0);
    expect(things.wait(CASE, 1)).toBeGreaterThan(0);
  });

  it('holds no place once it is long ago', () => {
    const things = new Remembered(BY_THING, 10);
    const many = (now: number, name: string): void => {
      for (let i = 0; i < 10; i += 1)
        for (let j = 0; j <= UNDER_ATTACK; j += 1) things.add(`${name}-${i}`, now);
    };
    many(0, 'old');
    things.add(CASE, 2 * DAY);
    things.add('another', 2 * DAY);
    expect([things.wrong(CASE, 2 * DAY), things.wrong('another', 2 * DAY)]).toEqual([1, 1]);
  });
});

it('what could be no case is counted by address only: a typing error locks out nobody who makes the same', () => {
  for (let i = 0; i < 100; i += 1) expect(isHeard(null, ip(i), 0)).toBe(true);
  const heard = Array.from({ length: 40 }, () => isHeard(null, '203.0.113.9', 0)).filter(one => one);
  expect(heard).toHaveLength(30);
});
