import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { read, textsFor } from './shared-texts.rules.js';

const asker = (role: Role) => ({ id: 'i', role, agency: worksForAnAgency(role) ? 'maintenance' : null });

describe('which texts somebody reads', () => {
  it.each(roles)('%s', role => {
    const isOfTheCentre = [
      'agent',
      'supervisor',
      'petition_clerk',
      'inspector',
      'manager',
      'commission',
    ].includes(role);
    expect(textsFor(asker(role))).toBe(isOfTheCentre ? 'typed' : 'shared');
  });

  it('is the shared form where a key does not reach cases at all', () => {
    expect(textsFor({ ...asker('agent'), only: ['report.read'] })).toBe('shared');
  });
});

it('tells the centre what agencies read instead, and agencies nothing of what was typed', () => {
  expect(read('typed', '王先生', '〔姓名〕先生')).toEqual({ text: '王先生', shared: '〔姓名〕先生' });
  expect(read('shared', '王先生', '〔姓名〕先生')).toEqual({ text: '〔姓名〕先生', shared: null });
  expect(read('shared', '坑洞', null)).toEqual({ text: '坑洞', shared: null });
});
