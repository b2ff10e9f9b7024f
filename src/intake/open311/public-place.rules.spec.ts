import { describe, expect, it } from '@jest/globals';
import { publicDegrees, publicPlace } from './public-place.rules.js';

describe('of a place everybody is told', () => {
  it.each([
    ['建工路 415 號前', '建工路'],
    ['三民區建工路415號3樓', '三民區建工路'],
    ['中正一路 10 巷 5 弄 3-1 號', '中正一路 10 巷 5 弄'],
    ['中正路１２號', '中正路'],
    ['和平一路二十三號之一', '和平一路'],
    ['No. 415, Jiangong Rd.', 'Jiangong Rd.'],
    ['Jiangong Rd., No. 415', 'Jiangong Rd.'],
    ['415 Jiangong 1st Road, Wang’s house', 'Jiangong 1st Road'],
    ['建工路與大昌一路口', '建工路與大昌一路口'],
    ['高雄市三民區灣復里建工路415巷口', '高雄市三民區灣復里建工路415巷口'],
    ['中山大道 2 段、民族一路', '中山大道'],
    ['建工路阿珠麵店旁，老闆欠錢', '建工路'],
    ['王小明家門口，建工路', null],
    ['澄清湖旁', null],
    ['（左營12345）', null],
    ['建'.repeat(400), null],
    ['12 號', null],
    [null, null],
  ])('%j: %j', (place, told) => {
    expect(publicPlace(place)).toBe(told);
  });

  it('the point to about a hundred metres', () => {
    expect([22.6506789, 120, null].map(publicDegrees)).toEqual([22.651, 120, null]);
  });
});
