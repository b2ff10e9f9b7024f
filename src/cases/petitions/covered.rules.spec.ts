import { describe, expect, it } from '@jest/globals';
import { sharedForm } from '../../citizens/personal-data.rules.js';
import { uncovered } from './covered.rules.js';

const TYPED = '王曉鈴小姐稱 3 號前積水，電話 0912-345-678';
const KNOWN = { name: '王曉鈴', phone: null, email: null, address: null, place: null };
const SHARED = sharedForm(TYPED, KNOWN) as string;

describe('a text that was corrected by who has read it covered', () => {
  it.each([
    ['as it was read', (read: string) => read, TYPED],
    [
      'with another word',
      (read: string) => read.replace('3 號', '5 號'),
      '王曉鈴小姐稱 5 號前積水，電話 0912-345-678',
    ],
    [
      'with words around every cover',
      (read: string) => `經查，${read.replace('小姐稱', '說').replace('，電話 ', '（')}）`,
      '經查，王曉鈴說 3 號前積水（0912-345-678）',
    ],
  ])('%s keeps what is covered', (_, correct, typed) => {
    expect(SHARED).toBe('〔姓名〕小姐稱 3 號前積水，電話 〔電話〕');
    expect(uncovered(correct(SHARED), TYPED, SHARED)).toBe(typed);
  });

  it.each([
    ['without one', SHARED.replace('〔電話〕', '')],
    ['with one twice', `${SHARED}〔電話〕`],
    ['in another order', '〔電話〕是〔姓名〕的'],
    ['with one of its own in place of it', SHARED.replace('〔姓名〕', '王小姐')],
  ])('%s is refused', (_, text) => {
    expect(uncovered(text, TYPED, SHARED)).toBeNull();
  });

  it.each([
    ['two beside each other', '王曉鈴0912345678', '〔姓名〕〔電話〕', '〔姓名〕，〔電話〕'],
    ['one that was typed as such', '〔姓名〕與王曉鈴', '〔姓名〕與〔姓名〕', '〔姓名〕與〔姓名〕。'],
    ['the same words between and within', '王、曉、鈴', '〔姓名〕、〔姓名〕', '〔姓名〕、〔姓名〕'],
  ])('loses nothing of %s', (_, typed, shared, text) => {
    const merged = uncovered(text, typed, shared) ?? '';
    for (const sign of typed) expect(merged).toContain(sign);
    expect(merged.length).toBeGreaterThanOrEqual(typed.length);
  });
});
