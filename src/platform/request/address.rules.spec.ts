import { expect, it } from '@jest/globals';
import { isForMachines, isPage } from './address.rules.js';

it.each<[string, 'page' | 'machines' | 'file']>([
  ['/', 'page'],
  ['/?lang=en', 'page'],
  ['/case/D20261120-00001-1', 'page'],
  ['/boards?place=5.5/a.b', 'page'],
  ['/apiary', 'page'],
  ['/api', 'machines'],
  ['/api?x=1', 'machines'],
  ['/api/cases/a.b', 'machines'],
  ['/socket.io/', 'machines'],
  ['/health/ready', 'machines'],
  ['/open-data/dispatch-cases?from=2026-11-02', 'machines'],
  ['/open-database', 'page'],
  ['/assets/app-1.js', 'file'],
  ['/assets/app', 'file'],
  ['/assets', 'file'],
  ['/icon.svg', 'file'],
  ['/old/index.html?x=1', 'file'],
  ['/.env', 'file'],
])('%s is for a %s', (url, kind) => {
  expect([isPage(url), isForMachines(url)]).toEqual([kind === 'page', kind === 'machines']);
});
