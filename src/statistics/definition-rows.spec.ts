import { describe, expect, it } from '@jest/globals';
import { ANNUAL_DEFINITIONS, definitionOf } from './annual/annual-definitions.js';
import { ANNUAL_FIGURES } from './annual/annual-figures.js';
import { BREACH_DEFINITIONS } from './breaches/breach-definitions.js';
import { BULLYING_DEFINITIONS } from './bullying/bullying-tables.words.js';
import { CALL_DEFINITIONS } from './call-centre/call-definitions.js';
import { definitionRows } from './definition-rows.js';
import { DEFINITIONS } from './report.definitions.js';
import { RESPONSE_DEFINITIONS } from './responses/response-definitions.js';
import { TIME_CONTROL_DEFINITIONS } from './time-control/time-control.words.js';
import { WORKS_REVIEW_DEFINITIONS } from './works-review/works-review.words.js';

describe.each([
  ['limits', BREACH_DEFINITIONS],
  ['responses', RESPONSE_DEFINITIONS],
  ['calls', CALL_DEFINITIONS],
  ['bullying', BULLYING_DEFINITIONS],
  ['the day', DEFINITIONS],
  ['the year', ANNUAL_DEFINITIONS],
  ['time control', TIME_CONTROL_DEFINITIONS],
  ['the review of public works', WORKS_REVIEW_DEFINITIONS],
])('The definitions of %s in a file', (_, definitions) => {
  it('are each under a word of the language of the file, and under none twice', () => {
    const heads = definitionRows(definitions, 'zh-TW').map(([head]) => String(head));
    expect(heads).toHaveLength(Object.keys(definitions).length + 1);
    expect(heads.filter(head => !/[\u4e00-\u9fff]/.test(head))).toEqual([]);
    expect(new Set(heads).size).toBe(heads.length);
  });
});

describe('Each figure of the year', () => {
  it('is said by one of its definitions, and none of them is of no figure', () => {
    const used = new Set<string>(ANNUAL_FIGURES.map(definitionOf));
    expect([...used, 'contradictions', 'council'].sort()).toEqual(Object.keys(ANNUAL_DEFINITIONS).sort());
  });

  it.each([
    ['dispatch_monthly_average', 'average'],
    ['share_other_pct', 'shares'],
    ['satisfaction_self_response_pct', 'satisfaction'],
    ['mayor_mailbox', 'mailbox'],
    ['app_dispatch_share_pct', 'app'],
    ['app_downloads', 'entered'],
    ['public_works_supervision_satisfied_pct', 'supervision'],
    ['public_works_supervision_inspections', 'supervision'],
    ['accidents_open_at_end', 'accidents'],
    ['health_service', 'counters'],
  ])('%s is %s', (key, definition) => {
    const [kind] = ANNUAL_FIGURES.filter(one => one.key === key);
    expect(kind && definitionOf(kind)).toBe(definition);
  });
});
