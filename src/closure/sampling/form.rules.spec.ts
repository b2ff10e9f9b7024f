import { expect, it } from '@jest/globals';
import { flawOfForm } from './form.rules.js';

const FORM = [{ code: 'done' }, { code: 'told' }];
const answer = (code: string, ok: boolean) => ({ code, ok });

it.each([
  [[answer('done', true), answer('told', true)], 'accepted', null],
  [[answer('told', false), answer('done', true)], 'accepted', null],
  [[answer('told', false), answer('done', true)], 'rejected', null],
  [[answer('done', true), answer('told', true)], 'rejected', 'NOTHING_WRONG'],
  [[answer('done', false)], 'rejected', 'FORM_INCOMPLETE'],
  [[answer('done', false), answer('done', true)], 'rejected', 'FORM_INCOMPLETE'],
  [[answer('done', true), answer('told', true), answer('neat', true)], 'accepted', 'UNKNOWN_ITEM'],
] as const)('%j, %s: %s', (answers, verdict, flaw) => {
  expect(flawOfForm(answers, FORM, verdict)).toBe(flaw);
});
