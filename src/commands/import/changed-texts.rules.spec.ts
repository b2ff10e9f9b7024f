import { expect, it } from '@jest/globals';
import type { ReplayLine, Status } from '../replay/line.rules.js';
import { changedTexts, type KnownTexts } from './changed-texts.rules.js';

const KNOWN: KnownTexts = {
  ...{
    number: 'D1',
    state: 'released' as const,
    description: '路燈不亮',
    place: '五福四路',
    handling: '已修復',
  },
};
const line = (status: Status, told: object = {}): ReplayLine => ({
  ...{ fileNo: 'INS1', createdAt: new Date(0), district: '苓雅區', itemCode: null, closingKind: null },
  steps: [{ at: new Date(0), status, unit: '', item: '' }],
  told: {
    description: '路燈不亮',
    place: '五福四路',
    point: null,
    handling: '已修復',
    how: 'other',
    ...told,
  },
});
const other = { description: '路燈閃爍', place: '五福三路', handling: '已換燈泡' };

it.each<[string, ReplayLine, Partial<KnownTexts>, object | null]>([
  ['nothing', line(5), {}, null],
  ['all of it', line(5, other), {}, other],
  ['an older row', line(4, other), {}, null],
  ['a row that is further', line(5, other), { state: 'reported' }, other],
  [
    'what is not done yet',
    line(3, other),
    { state: 'acknowledged', handling: null },
    { description: '路燈閃爍', place: '五福三路' },
  ],
  ['what somebody here has done', line(5, { handling: '已換燈泡' }), { handling: null }, null],
  ['nothing any more of what was done', line(5, { handling: null }), {}, null],
  ['no place any more', line(5, { place: null }), {}, { place: null }],
  ['no words any more', line(5, { description: '' }), {}, { description: '未分類' }],
  [
    'a withdrawn case',
    line(9, other),
    { state: 'withdrawn' },
    { description: '路燈閃爍', place: '五福三路' },
  ],
  ['a case that was withdrawn here', line(5, other), { state: 'withdrawn' }, null],
  ['a case that goes on in another', line(5, other), { state: 'merged' }, null],
  ['an item that has a code by now', line(5), { description: '【魔法】路燈不亮' }, null],
  ['a district that has a code by now', line(5), { place: '苓雅區五福四路' }, null],
])('of %s as much is taken as is told otherwise', (_what, row, known, changed) => {
  expect(changedTexts(row, { ...KNOWN, ...known })).toEqual(changed);
});
