import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RejectedLine, readLine } from './line.rules.js';

type Raw = Record<string, unknown>;

const step = (status: unknown, time: string, more: Raw = {}): Raw => ({
  status,
  seen_at: `2016-11-01T${time}+08:00`,
  unit: '環保局',
  item: '噪音',
  ...more,
});
const line = (more: Raw = {}, ...transitions: Raw[]): Raw => ({
  file_no: 'INS161101001',
  created_at: '2016-11-01T08:00:00+08:00',
  zipcode: '806',
  district: '前鎮區',
  item: '噪音',
  item_code: 'EP04',
  unit: '環保局',
  transitions: transitions.length > 0 ? transitions : [step(2, '08:05:00')],
  closed_at: null,
  closing_kind: null,
  ...more,
});
const read = (raw: unknown): ReturnType<typeof readLine> => readLine(JSON.stringify(raw));
const taipei = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 19);
const steps = (...transitions: Raw[]): string[] =>
  read(line({}, ...transitions)).steps.map(({ at, status }) => `${status} ${taipei(at)}`);

describe('a line of the feed', () => {
  it('is read as it is', () => {
    expect(read(line({ closing_kind: 'closed_sms' }))).toEqual({
      fileNo: 'INS161101001',
      createdAt: new Date('2016-11-01T00:00:00Z'),
      district: '前鎮區',
      itemCode: 'EP04',
      steps: [{ at: new Date('2016-11-01T00:05:00Z'), status: 2, unit: '環保局', item: '噪音' }],
      closingKind: 'closed_sms',
    });
  });

  it('may leave out what the replay does not need', () => {
    const { zipcode, closed_at, closing_kind, ...short } = line();
    expect(read(short)).toEqual(read(line()));
  });

  it.each([
    ['no item', { item_code: null }, { item: null }, { itemCode: null, item: '', unit: '環保局' }],
    ['an empty item', { item_code: '' }, { item: '' }, { itemCode: null, item: '', unit: '環保局' }],
    ['no unit', {}, { unit: null }, { itemCode: 'EP04', item: '噪音', unit: '' }],
    [
      'blanks around words',
      { item_code: ' EP04 ' },
      { item: ' 噪音', unit: '環保局 ' },
      { itemCode: 'EP04', item: '噪音', unit: '環保局' },
    ],
  ])('may have %s', (_name, more, change, expected) => {
    const {
      itemCode,
      steps: [one],
    } = read(line(more, step(2, '08:05:00', change)));
    expect({ itemCode, item: one?.item, unit: one?.unit }).toEqual(expected);
  });
});

describe('a time of the feed', () => {
  it.each([
    ['2016-11-01T08:05:00+08:00', '2016-11-01T00:05:00.000Z'],
    ['2016-11-01T08:05:00+0800', '2016-11-01T00:05:00.000Z'],
    ['2016-11-01T00:05:00Z', '2016-11-01T00:05:00.000Z'],
    ['2016-11-01T00:05:00.250Z', '2016-11-01T00:05:00.250Z'],
    ['2016-11-01T08:05:00', '2016-11-01T00:05:00.000Z'],
    ['2016-11-01 08:05', '2016-11-01T00:05:00.000Z'],
  ])('%s is %s, wherever the machine stands', (text, expected) => {
    expect(read(line({ created_at: text })).createdAt.toISOString()).toBe(expected);
  });

  it.each(['1', '2016', '2016-11-01', '', 'yesterday', '2016-13-01T08:00:00+08:00', 5, null])(
    'is not %j',
    value => {
      expect(() => read(line({ created_at: value }))).toThrow(new RejectedLine('created_at is no time'));
    },
  );
});

describe('the number of a case in the feed', () => {
  it('may be digits', () => expect(read(line({ file_no: 161101001 })).fileNo).toBe('161101001'));
  it.each([null, '', ' ', {}, []])('is not %j', value => {
    expect(() => read(line({ file_no: value }))).toThrow(new RejectedLine('missing file_no'));
  });
});

describe('a step happens', () => {
  it.each([
    ['when it was seen', [step(1, '08:01:00'), step(2, '08:05:00')], ['1 08:01:00', '2 08:05:00']],
    [
      'not before the case was created',
      [step(1, '07:57:00'), step(2, '07:58:00')],
      ['1 08:00:00', '2 08:00:00'],
    ],
    [
      'together with others that were seen at once',
      [step(1, '08:05:00'), step(2, '08:05:00')],
      ['1 08:05:00', '2 08:05:00'],
    ],
    [
      'again, when the unit or item changed',
      [step(2, '08:05:00'), step(2, '08:09:00')],
      ['2 08:05:00', '2 08:09:00'],
    ],
    [
      'backwards, when the case goes back',
      [step(4, '09:00:00'), step(3, '10:00:00')],
      ['4 09:00:00', '3 10:00:00'],
    ],
  ])('%s', (_name, transitions, expected) => {
    expect(steps(...transitions)).toEqual(expected);
  });

  it('in the order of the line, whatever the times', () => {
    const minutes = fc.array(fc.integer({ min: -300, max: 3000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(minutes, seen => {
        const created = Date.parse('2016-11-01T08:00:00+08:00');
        const times = seen.sort((a, b) => a - b).map(minute => created + minute * 60_000);
        const transitions = times.map(time => step(3, '08:00:00', { seen_at: new Date(time).toISOString() }));
        const found = read(line({}, ...transitions)).steps.map(({ at }) => at.getTime());
        expect(found).toEqual(times.map(time => Math.max(time, created)));
      }),
    );
  });
});

describe('a withdrawal (9)', () => {
  it.each([
    [
      'at the end withdraws the case',
      [step(2, '08:05:00'), step(9, '09:00:00')],
      ['2 08:05:00', '9 09:00:00'],
    ],
    ['alone withdraws it at once', [step(9, '09:00:00')], ['9 09:00:00']],
    [
      'that the case outlived was a slip',
      [step(2, '08:05:00'), step(9, '09:00:00'), step(3, '10:00:00')],
      ['2 08:05:00', '3 10:00:00'],
    ],
    ['said twice is one', [step(9, '09:00:00'), step(9, '09:10:00')], ['9 09:10:00']],
  ])('%s', (_name, transitions, expected) => {
    expect(steps(...transitions)).toEqual(expected);
  });
});

describe('a line is rejected', () => {
  const without = (key: string): Raw =>
    Object.fromEntries(Object.entries(line()).filter(([name]) => name !== key));
  const stepWithout = (key: string): Raw =>
    line({}, Object.fromEntries(Object.entries(step(2, '08:05:00')).filter(([name]) => name !== key)));

  it.each([
    ['that is no JSON', '{"file_no": ', 'invalid JSON'],
    ['that is empty', '', 'invalid JSON'],
    ['that is a list', '[]', 'not a JSON object'],
    ['that is null', 'null', 'not a JSON object'],
    ['that is a text', '"INS161101001"', 'not a JSON object'],
  ])('%s', (_name, text, why) => {
    expect(() => readLine(text)).toThrow(new RejectedLine(why));
  });

  it.each(['file_no', 'created_at', 'district', 'item', 'item_code', 'unit', 'transitions'])(
    'without %s',
    key => {
      expect(() => read(without(key))).toThrow(new RejectedLine(`missing ${key}`));
    },
  );

  it.each(['status', 'seen_at', 'unit', 'item'])('with a step without %s', key => {
    expect(() => read(stepWithout(key))).toThrow(new RejectedLine(`missing transitions[0].${key}`));
  });

  it('with all that is missing named', () => {
    expect(() => read({ file_no: '1', item: '', item_code: '', unit: '', transitions: [] })).toThrow(
      new RejectedLine('missing created_at, district'),
    );
  });

  it.each([
    ['no steps', line({ transitions: [] }), 'no transitions'],
    ['steps that are no list', line({ transitions: {} }), 'no transitions'],
    ['a step that is none', line({ transitions: [null] }), 'missing transitions[0].status'],
    ['an unknown status', line({}, step(6, '08:05:00')), 'transitions[0].status 6 is unknown'],
    ['a status in words', line({}, step('2', '08:05:00')), 'transitions[0].status 2 is unknown'],
    ['no status', line({}, step(null, '08:05:00')), 'transitions[0].status null is unknown'],
    ['no time of creation', line({ created_at: null }), 'created_at is no time'],
    ['a day that does not exist', line({ created_at: '2016-13-01T00:00:00+08:00' }), 'created_at is no time'],
    ['a number for a time', line({ created_at: 1477958467 }), 'created_at is no time'],
    [
      'a step that was seen nobody knows when',
      line({}, step(2, 'noon')),
      'transitions[0].seen_at is no time',
    ],
    [
      'steps out of order',
      line({}, step(2, '09:00:00'), step(3, '08:59:59')),
      'transitions[1].seen_at is earlier than the one before',
    ],
  ])('with %s', (_name, raw, why) => {
    expect(() => read(raw)).toThrow(RejectedLine);
    expect(() => read(raw)).toThrow(why);
  });

  it('in one way only, whatever stands in it: never as a fault of the program', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map(value => JSON.stringify({ ...line(), transitions: value })),
        ),
        text => {
          try {
            readLine(text);
          } catch (error) {
            expect(error).toBeInstanceOf(RejectedLine);
          }
        },
      ),
    );
  });
});
