import type { surge as zh } from '../zh-tw/surge.js';

export const surge: typeof zh = {
  title: 'Surge mode',
  lead: 'For storms, when far more comes in than can be done as usual: dispatch cases that come in while it is on have more time. All others are left alone, and afterwards everything is as before.',
  isOn: (ruleSet, reason) => `Surge mode is on (${ruleSet}): ${reason}`,
  isOver: 'Surge mode is off: new cases are taken as usual',
  until: time => `. Expected until ${time}.`,
  overdue: ' That time is past, and it is still on.',
  begin: 'Switch surge mode on',
  beginIt: 'Switch it on',
  beginTells:
    'Dispatch cases that come in from now on get these limits and keep them to the end; what is at work already is left alone. Every screen shows it at once.',
  end: 'Switch surge mode off',
  endIt: 'Switch it off',
  endTells:
    'What comes in from now on is taken as usual. Cases that came in while it was on keep their limits. Every screen shows it at once.',
  none: 'Surge mode has never been on.',
  noneHint: 'Each time it is on is listed here, from when until when, with the number of cases taken.',
  times: 'When it was on',
  began: 'Switched on',
  ended: 'Switched off',
  stillOn: 'Still on',
  ruleSet: 'Rule set',
  needRuleSet: 'Choose a rule set.',
  reason: 'Reason',
  reasonHint: 'Everybody sees it, such as the name of the typhoon',
  needReason: 'Enter a reason.',
  endDate: 'Expected end, date',
  endTime: 'Expected end, time',
  cases: 'Cases taken',
  count: cases => (cases === 1 ? '1 case' : `${cases} cases`),
};
