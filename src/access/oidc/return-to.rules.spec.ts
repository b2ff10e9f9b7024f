import { expect, it } from '@jest/globals';
import { returnPath } from './return-to.rules.js';

it.each<[unknown, string]>([
  ['/', '/'],
  ['/board', '/board'],
  ['/case/D20261120-00001-1', '/case/D20261120-00001-1'],
  ['/board?state=dispatched&q=%E8%B7%AF#row', '/board?state=dispatched&q=%E8%B7%AF#row'],
  ['/board?to=https://evil.example', '/board?to=https://evil.example'],
  ['/case/../day', '/day'],
  [undefined, '/'],
  [null, '/'],
  ['', '/'],
  [['/board', '/day'], '/'],
  ['board', '/'],
  ['https://evil.example/', '/'],
  ['HTTPS:evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['//evil.example', '/'],
  ['///evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/board\\..\\evil', '/'],
  ['/..//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  [' //evil.example', '/'],
  ['/\u0000/evil.example', '/'],
  ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
  ['/@evil.example', '/@evil.example'],
  ['/api/session/oidc', '/'],
  ['/api', '/'],
  ['/API/session/oidc', '/'],
  ['/x/../api/session', '/'],
  [`/${'x'.repeat(500)}`, '/'],
])('who wanted to go to %j is sent to %s', (wanted, sent) => {
  expect(returnPath(wanted)).toBe(sent);
});
