import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProfileFaulty, readProfile } from './read-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync('config/city/kaohsiung', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'protocol.yaml');
const text = () => readFileSync(path(), 'utf8');

function faults(): string[] {
  try {
    readProfile(folder);
  } catch (error) {
    if (error instanceof ProfileFaulty)
      return error.faults.map(one => `${one.file}:${one.line} ${one.reason}`);
    throw error;
  }
  return [];
}

it('Kaohsiung returns within the next working day, and arbitrates from the second return on', () => {
  const [protocol] = readProfile(folder).flatMap(entry => (entry.kind === 'protocol' ? [entry.content] : []));
  expect(protocol).toMatchObject({
    returns: { within: { workingDays: 1 }, withSiteVisit: { workingDays: 2 }, arbitrateFrom: 2 },
    arbitration: { within: { workingDays: 2 } },
    coHandling: { within: { workingDays: 3 } },
  });
});

/** What is planted in place of what, what is said about it, and on which line: of what was planted unless it is named. */
type Plant = [before: string, after: string, reason: string, named?: string];

const lineOf = (content: string, part: string): number =>
  content.slice(0, content.lastIndexOf(part)).split('\n').length;

function refuses(plants: Plant[]): void {
  it.each(plants)('%s → %s: %s', (before, after, reason, named = after) => {
    expect(text()).toContain(before);
    writeFileSync(
      path(),
      text().replace(before, () => after),
    );
    expect(faults()).toEqual([`protocol.yaml:${lineOf(text(), named)} ${reason}`]);
  });
}

const ONE_AMOUNT = 'needs one of hours, workingHours, workingDays';
const UNIT = 'is counted in hours or workingDays';

describe('of returns and arbitrations', () => {
  refuses([
    ['within: { workingDays: 1 }', 'within: { workingDays: 1, hours: 3 }', ONE_AMOUNT],
    ['within: { workingDays: 1 }', 'within: {}', ONE_AMOUNT],
    ['within: { workingDays: 1 }', 'within: { workingHours: 4 }', UNIT],
    [
      'within: { workingDays: 1 }',
      'within: { workingDays: 3 }',
      'is shorter than within',
      'withSiteVisit: {',
    ],
    [
      'arbitration:\n  within: { workingDays: 2 }',
      'arbitration:\n  within: { workingHours: 9 }',
      UNIT,
      '  within: { workingHours: 9 }',
    ],
    ['arbitrateFrom: 2', 'arbitrateFrom: 0', 'returns.arbitrateFrom must be >= 1'],
    [
      'arbitrateFrom: 2',
      'arbitrateFrom: 2\n  arbitrateAfter: 2',
      'returns.arbitrateAfter is not a known entry',
      'arbitrateAfter',
    ],
    [
      'code: road_width',
      'code: other_agency',
      'code other_agency is used twice',
      '  - code: other_agency\n    name: 道路',
    ],
    ['code: road_width', 'code: Road-Width', 'returnReasons[1].code must match pattern "^[a-z][a-z0-9_]*$"'],
    ['由警察機關處理', '由警察機關處理。', 'ends its sentence, but goes on with who has the case'],
    [
      '    citizen: 經查這個案件由警察機關處理\n',
      '',
      'returnReasons[4] lacks citizen',
      '  - code: police_110',
    ],
  ]);
});

describe('of reminders, co-handling, visits and incidents', () => {
  refuses([
    ['mostADay: 3', 'mostADay: 0', 'reminders.mostADay must be >= 1'],
    ['within: { workingDays: 3 }', 'within: { workingHours: 9 }', UNIT],
    [
      'within: { workingDays: 3 }',
      'within: { workingDays: 0 }',
      'coHandling.within.workingDays must be >= 1',
    ],
    ['aheadWithinDays: 90', 'aheadWithinDays: 0', 'visits.aheadWithinDays must be >= 1'],
    ['aheadWithinDays: 90', 'aheadWithinDays: 90.5', 'visits.aheadWithinDays must be integer'],
    ['followUpWithinDays: 365', 'followUpWithinDays: 1096', 'visits.followUpWithinDays must be <= 1095'],
    ['  followUpWithinDays: 365\n', '', 'visits lacks followUpWithinDays', 'visits:'],
    ['joinWithinDays: 7', 'joinWithinDays: -1', 'incidents.joinWithinDays must be >= 0'],
    ['nearby: { metres: 300', 'nearby: { metres: 5', 'incidents.nearby.metres must be >= 10'],
    ['[LT01, LT02]', '[LT01]', 'incidents.families[2].categories must NOT have fewer than 2 items'],
    ['[LT01, LT02]', '[LT01, LT99]', 'LT99 is no dispatch item of categories.yaml'],
    ['[LT01, LT02]', '[LT01, RD01]', 'categories RD01 is used twice'],
  ]);
});

describe('of open data', () => {
  refuses([
    ['delayDays: 14', 'delayDays: 0', 'openData.delayDays must be >= 1'],
    ['atLeast: 5', 'atLeast: 2', 'openData.atLeast must be >= 3'],
    ['[PO05]', '[XX99]', 'XX99 is not in categories.yaml'],
    ['open311Places: exact', 'open311Places: none', 'openData.open311Places must be one of exact, city'],
  ]);
});

describe('of satisfaction', () => {
  refuses([
    ['afterHours: 24', 'afterHours: -1', 'satisfaction.afterHours must be >= 0'],
    ['validDays: 7', 'validDays: 0', 'satisfaction.validDays must be >= 1'],
    ['fewestAnswers: 10', 'fewestAnswers: 0', 'satisfaction.fewestAnswers must be >= 1'],
    ['attempts: 3', 'attempts: 0', 'satisfaction.phone.attempts must be >= 1'],
    [
      'from: "14:00"',
      'from: "24:00"',
      'satisfaction.phone.hours[1].from must match pattern "^([01]\\d|2[0-3]):[0-5]\\d$"',
    ],
    ['from: "14:00"', 'from: "11:00"', 'must follow one another through the day'],
    ['to: "17:30"', 'to: "13:00"', 'must follow one another through the day'],
    ['phoneShare: 0.02', 'phoneShare: 1.5', 'satisfaction.phoneShare must be <= 1'],
    ['{ kinds: [], ', '{ kinds: [call], ', 'satisfaction.exempt.kinds[0] must be one of dispatch, petition'],
    ['categories: [] }', 'categories: [XX99] }', 'XX99 is not in categories.yaml'],
    ['code: attitude, about: service', 'code: slow, about: service', 'code slow is used twice'],
    [
      'code: unclear, about: outcome',
      'code: unclear, about: staff',
      'satisfaction.reasons[7].about must be one of service, outcome',
    ],
  ]);
});

describe('of sampling', () => {
  refuses([
    ['within: { workingDays: 5 }', 'within: { workingDays: 5, hours: 1 }', ONE_AMOUNT],
    ['rework: { workingDays: 3 }', 'rework: { workingHours: 8 }', UNIT],
    [
      'rework: { workingDays: 3 }',
      'rework: { workingDays: 61 }',
      'sampling.rework.workingDays must be <= 60',
    ],
    ['{ code: plain, name', '{ code: photos, name', 'code photos is used twice'],
    [
      'name: 回復內容具體易懂',
      'name: 現場已依回報內容處理完成',
      'name 現場已依回報內容處理完成 is used twice',
    ],
    [
      '{ code: plain, name',
      '{ code: Plain, name',
      'sampling.form[3].code must match pattern "^[a-z][a-z0-9_]*$"',
    ],
    ['nameEn: The answer is concrete and plain', 'nameEn: ""', 'sampling.form[3].nameEn must not be empty'],
  ]);
});

describe('of abusive callers', () => {
  refuses([
    ['      limitMinutes: 10\n', '', 'needs limitMinutes', 'code: limit'],
    [
      'action: warn',
      'action: block',
      'callerPolicy.steps[0].action must be one of warn, limit, voice_message, refer',
    ],
    ['code: refer', 'code: warn', 'code warn is used twice'],
    ['或直接撥 110、119。', '。', 'does not name 110 and 119', '如有人身安全'],
    [
      '      action: refer',
      '      action: refer\n      limitMinutes: 5',
      'limitMinutes belongs to a limit only',
      'limitMinutes: 5',
    ],
    ['forgetAfterDays: 365', 'forgetAfterDays: 3', 'callerPolicy.forgetAfterDays must be >= 30'],
    [
      'forgetAbandonedAfterDays: 1',
      'forgetAbandonedAfterDays: 0',
      'callerPolicy.forgetAbandonedAfterDays must be >= 1',
    ],
  ]);
});

describe('of petitions by law', () => {
  refuses([
    ['code: no_name', 'code: no_content', 'code no_content is used twice'],
    ['name: 未具真實姓名或住址', 'name: 無具體內容', 'name 無具體內容 is used twice'],
    [
      'needs: earlier_answers\n',
      'needs: two_answers\n',
      'notHandledGrounds[2].needs must be one of earlier_answers, owner',
    ],
    [
      'citizen: 陳情未敘明具體內容',
      'citizen: 陳情未敘明具體內容。',
      'ends its sentence, but stands in the middle of one',
    ],
    [
      '    basis: 高雄市政府及所屬各機關處理人民陳情案件要點\n',
      '',
      'notHandledGrounds[4] lacks basis',
      '  - code: private_dispute',
    ],
    [
      'code: labor-ministry',
      'code: railway-bureau',
      'code railway-bureau is used twice',
      'code: railway-bureau, kind: central, name: 交通部鐵道局',
    ],
    ['code: labor-ministry', 'code: maintenance', 'code maintenance is in agencies.yaml'],
    [
      'code: tainan, kind: local_government',
      'code: tainan, kind: city',
      'authorities[5].kind must be one of central, local_government, utility',
    ],
    ['code: state_compensation', 'code: lawsuit', 'code lawsuit is used twice'],
    ['basis: 國家賠償法', 'basis: ""', 'remedies[2].basis must not be empty'],
  ]);
});

it('a profile without the file is faulty', () => {
  rmSync(path());
  expect(faults()).toEqual(['protocol.yaml:1 the file is missing']);
});
