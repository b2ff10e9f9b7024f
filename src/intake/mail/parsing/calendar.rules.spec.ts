import { expect, it } from '@jest/globals';
import { ofCalendar } from './calendar.rules.js';

const event = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

it('an invitation is said in lines, and what its reminder says is no part of it', () => {
  const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT15M', 'DESCRIPTION:REMINDER', 'END:VALARM'];
  const text = event('SUMMARY:會勘', ...alarm, 'DTSTART:20261120T020000Z', 'LOCATION:中正路\\, 三民區');
  expect(ofCalendar(text)).toBe('〔行事曆〕\n標題：會勘\n開始：2026-11-20 02:00 UTC\n地點：中正路, 三民區');
});

it('a backslash before an n is no end of a line', () => {
  expect(ofCalendar(event('DESCRIPTION:C:\\\\new\\nnext'))).toBe('〔行事曆〕\n說明：C:\\new\nnext');
});
