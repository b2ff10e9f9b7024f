import { beforeAll, describe, expect, it } from '@jest/globals';
import { VillageMap, villagesByDistrict } from './village-map.js';

describe('the village map of Kaohsiung', () => {
  let map: VillageMap;
  beforeAll(() => {
    map = new VillageMap('64000');
  });

  it.each([
    ['the Siwei city hall', 120.31201, 22.62084, '64000080', '晴朗里'],
    ['Qijin, an island of sand', 120.27, 22.61, '64000100', '慈愛里'],
    ['Yancheng', 120.2876, 22.6205, '64000010', '沙地里'],
    ['a container quay of Xiaogang', 120.327, 22.534, '64000110', '鳳森里'],
  ])('finds village and district of %s', (_, lng, lat, district, village) => {
    expect(map.locate(lng, lat)).toMatchObject({ district, village: { name: village } });
  });

  it.each([
    ['Meinong', 120.542, 22.897, '64000310'],
    ['Fengshan', 120.3564, 22.6296, '64000120'],
    ['Namaxia in the mountains', 120.72107, 23.2634, '64000380'],
  ])('finds the district of %s', (_, lng, lat, district) => {
    const found = map.locate(lng, lat);
    expect(found?.district).toBe(district);
    expect(found?.village?.code.startsWith(district)).toBe(true);
  });

  it.each([
    ['a quay', 120.28, 22.614, '64000020'],
    ['a river bed', 120.61208224451435, 23.15250332443727, '64000330'],
  ])('falls back to the district where no village is: %s', (_, lng, lat, district) => {
    expect(map.locate(lng, lat)).toEqual({ district, village: null });
  });

  it.each([
    ['the sea', 120.25, 22.55],
    ['Tainan', 120.205, 22.99],
    ['Pingtung', 120.488, 22.67],
    ['Taipei', 121.565, 25.033],
    ['nowhere', 0, 0],
  ])('knows that %s is not in the city', (_, lng, lat) => {
    expect(map.locate(lng, lat)).toBeNull();
  });

  it('lists 886 villages of 38 districts; their names repeat, their codes do not', () => {
    const districts = villagesByDistrict('64000');
    const villages = [...districts.values()].flat();
    expect(districts.size).toBe(38);
    expect(villages).toHaveLength(886);
    expect(new Set(villages.map(({ code }) => code)).size).toBe(886);
    expect(villages.filter(({ name }) => name === '中興里')).toHaveLength(4);
  });
});
