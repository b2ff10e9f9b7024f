import { describe, expect, it } from '@jest/globals';
import { isKnownAs, isNamed, type Person, personFrom } from './person.rules.js';

const nobody: Person = { name: null, phone: null, email: null, address: null };
const wang: Person = {
  name: '王小明',
  phone: '0912-345-678',
  email: 'wang@example.tw',
  address: '苓雅區四維三路2號',
};

describe('the same person again', () => {
  it.each<[string, Person, boolean]>([
    ['says the same', wang, true],
    ['gives name and number only', { ...nobody, name: '王小明', phone: '+886912345678' }, true],
    [
      'is typed with other spaces and widths',
      { ...wang, name: '王 小明 ', address: '苓雅區四維三路２號' },
      true,
    ],
    ['writes the e-mail address in capitals', { ...wang, email: 'WANG@example.tw' }, true],
    ['calls from another number', { ...wang, phone: '0912-345-679' }, false],
    ['has another name', { ...wang, name: '王大明' }, false],
    ['has moved', { ...wang, address: '鼓山區' }, false],
    ['gives no name', { ...wang, name: null }, false],
    ['gives no number', { ...wang, phone: null }, false],
  ])('%s', (_, said, expected) => {
    expect(isKnownAs(wang, said)).toBe(expected);
  });

  it('is not known by what we had not been told', () => {
    expect(isKnownAs({ ...wang, email: null }, wang)).toBe(false);
    expect(isKnownAs({ ...nobody, phone: wang.phone }, { ...nobody, phone: wang.phone })).toBe(false);
  });
});

it('is nobody who said nothing', () => {
  expect(personFrom({})).toBeNull();
  expect(personFrom({ name: '  ', phone: '' })).toBeNull();
  expect(personFrom({ name: ' 王小明 ' })).toEqual({ ...nobody, name: '王小明' });
});

it.each([
  ['家長王 小明 0912345678', '王小明', true],
  ['王大明 0912345678', '王小明', false],
  ['0912345678', '王小明', false],
  ['王太太 0912345678', '王', false],
  ['王小明 0912345678', null, false],
  ['林明宏 07-7995678', '林明', false],
  ['林明的女兒 07-7995678', '林明', false],
  ['林明先生的女兒 07-7995678', '林明', false],
  ['林明先生07-7995678', '林明', true],
  ['林明 小姐，07-7995678', '林明', true],
  ['林明 家長', '林明', true],
  ['林明宏與林明（07-7995678）', '林明', true],
  ['Amy Wu 0912345678', 'amy wu', true],
  ['Amy Wulf 0912345678', 'Amy Wu', false],
  ['J. Wu 0912345678', 'J. Wu', true],
  ['Jo Wu 0912345678', 'J. Wu', false],
])('“%s” names %s: %s', (text, name, expected) => {
  expect(isNamed(text, name)).toBe(expected);
});
