import { expect, it } from '@jest/globals';
import { isOurs } from './smtp.rules.js';

it.each([
  ['mailbox@city.example', true],
  ['Mailbox@City.Example', true],
  ['mailbox+p20261121@city.example', true],
  ['mayor@city.example', false],
  ['mailbox@evil.example', false],
  ['mailbox@city.example@evil.example', false],
  ['+mailbox@city.example', false],
  ['mailbox', false],
  ['', false],
])('mail to %s is taken: %s', (recipient, taken) => {
  expect(isOurs(recipient, ['mailbox@city.example'])).toBe(taken);
});
