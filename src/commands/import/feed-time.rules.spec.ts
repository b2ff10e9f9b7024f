import { describe, expect, it } from '@jest/globals';
import { RejectedLine } from '../replay/line.rules.js';
import { feedTime } from './feed-time.rules.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');

describe('a time of an old system', () => {
  it.each([
    ['2017/8/21 下午 05:23:52', '2017-08-21T17:23:52+08:00'],
    ['2017/8/21 上午 05:23:52', '2017-08-21T05:23:52+08:00'],
    ['2017/8/21 下午 12:00:00', '2017-08-21T12:00:00+08:00'],
    ['2017/8/21 下午 12:59:59', '2017-08-21T12:59:59+08:00'],
    ['2017/8/21 上午 12:00:00', '2017-08-21T00:00:00+08:00'],
    ['2017/8/21 上午 12:30:00', '2017-08-21T00:30:00+08:00'],
    ['2017/12/1 上午 12:05', '2017-12-01T00:05:00+08:00'],
    ['2017/8/21 下午 5:23', '2017-08-21T17:23:00+08:00'],
    ['2017/8/21 下午05:23:52', '2017-08-21T17:23:52+08:00'],
    ['２０１７／８／２１　下午　０５：２３：５２', '2017-08-21T17:23:52+08:00'],
    ['2017/8/21 PM 05:23:52', '2017-08-21T17:23:52+08:00'],
    ['2017/8/21 17:23:52', '2017-08-21T17:23:52+08:00'],
    ['2017/8/21 0:05', '2017-08-21T00:05:00+08:00'],
    ['2017/08/21 12:05', '2017-08-21T12:05:00+08:00'],
    ['2015-05-03 11:20:00.0', '2015-05-03T11:20:00+08:00'],
    ['2015-05-03T11:20:00', '2015-05-03T11:20:00+08:00'],
    ['2015-05-03T03:20:00Z', '2015-05-03T11:20:00+08:00'],
    ['2016/2/29 上午 08:00:00', '2016-02-29T08:00:00+08:00'],
  ])('%s is %s', (text, iso) => {
    expect(feedTime(text, 'Cre_Date_', NOW)).toEqual(new Date(iso));
  });

  it.each([null, undefined, '', '  ', 'null', {}])('is none where %j stands', value => {
    expect(feedTime(value, 'Cre_Date_', NOW)).toBeNull();
  });

  it.each([
    ['2017/2/30 下午 05:23:52', 'Cre_Date_ names a day that there is not: 2017-02-30'],
    ['2017/2/29 10:00', 'Cre_Date_ names a day that there is not: 2017-02-29'],
    ['2017/13/1 10:00', 'Cre_Date_ names a day that there is not: 2017-13-01'],
    ['2017/0/0 10:00', 'Cre_Date_ names a day that there is not: 2017-00-00'],
    ['2017/8/21 下午 13:00:00', 'Cre_Date_ names a time of day that there is not: 下午 13:00:00'],
    ['2017/8/21 24:00', 'Cre_Date_ names a time of day that there is not: 24:00'],
    ['2017/8/21 10:60', 'Cre_Date_ names a time of day that there is not: 10:60'],
    ['2017/8/21 下午 05:23:60', 'Cre_Date_ names a time of day that there is not: 下午 05:23:60'],
    ['106/8/21 下午 05:23:52', 'Cre_Date_ is no time'],
    ['2017/8/21', 'Cre_Date_ is no time'],
    ['王小明 0912345678', 'Cre_Date_ is no time'],
    [20170821, 'Cre_Date_ is no time'],
    [['2017/8/21 10:00'], 'Cre_Date_ is no time'],
    ['1911/1/1 10:00', 'Cre_Date_ lies before the year 2000'],
    ['2026/11/22 下午 12:06:00', 'Cre_Date_ lies in the future'],
    ['9999/12/31 下午 11:59:59', 'Cre_Date_ lies in the future'],
  ])('%j is refused, and it is said why', (value, why) => {
    expect(() => feedTime(value, 'Cre_Date_', NOW)).toThrow(new RejectedLine(why));
  });
});
