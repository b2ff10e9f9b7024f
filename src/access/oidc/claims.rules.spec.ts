import { describe, expect, it } from '@jest/globals';
import type { OidcSettings } from '../../platform/config/oidc-settings.js';
import { claimIn, describedBy } from './claims.rules.js';

const settings: OidcSettings = {
  issuer: 'https://sso.example',
  clientId: 'hotline',
  clientSecret: 'secret',
  scopes: 'openid',
  roleClaim: 'roles',
  agencyClaim: 'unit',
  roles: [
    { value: '1999-admin', role: 'admin' },
    { value: '1999-agent', role: 'agent' },
    { value: 'clerk', role: 'officer' },
    { value: 'nonsense', role: 'emperor' },
  ],
};
const claims = { sub: 's1', name: '王小明', preferred_username: 'Wang', sid: 'x', roles: ['1999-agent'] };
const role = (more: object, at: Partial<OidcSettings> = {}) => {
  const found = describedBy({ ...claims, ...more }, { ...settings, ...at });
  return typeof found === 'string' ? found : `${found.role} ${found.agency}`;
};

describe('somebody whom the platform describes', () => {
  it('is who and what the claims say', () => {
    expect(describedBy(claims, settings)).toEqual({
      subject: 's1',
      sid: 'x',
      username: 'Wang',
      name: '王小明',
      role: 'agent',
      agency: null,
    });
  });

  it.each<[string, object, string]>([
    ['one value', { roles: '1999-agent' }, 'agent null'],
    [
      'the first that fits, in the order of the setting',
      { roles: ['1999-agent', '1999-admin'] },
      'admin null',
    ],
    ['others beside it', { roles: ['x', '1999-agent', 7, null] }, 'agent null'],
    ['none that fits', { roles: ['x'] }, 'SSO_NO_ROLE'],
    ['no list', { roles: undefined }, 'SSO_NO_ROLE'],
    ['an empty list', { roles: [] }, 'SSO_NO_ROLE'],
    ['another type', { roles: { '1999-agent': true } }, 'SSO_NO_ROLE'],
    ['a part of a value', { roles: '1999-agent2' }, 'SSO_NO_ROLE'],
    ['a role that does not exist', { roles: 'nonsense' }, 'SSO_NO_ROLE'],
    ['a role here instead of the value there', { roles: 'admin' }, 'SSO_NO_ROLE'],
    ['an agency role with its agency', { roles: 'clerk', unit: ' water ' }, 'officer water'],
    ['an agency role without an agency', { roles: 'clerk' }, 'SSO_NO_AGENCY'],
    ['an agency role with several', { roles: 'clerk', unit: ['water', 'parks'] }, 'SSO_NO_AGENCY'],
    ['a central role with an agency', { unit: 'water' }, 'agent null'],
  ])('by %s', (_what, more, found) => {
    expect(role(more)).toBe(found);
  });

  it.each<[string, object, string]>([
    ['realm_access.roles', { realm_access: { roles: ['1999-agent'] } }, 'agent null'],
    ['https://city.example/roles', { 'https://city.example/roles': ['1999-agent'] }, 'agent null'],
    ['constructor.name', {}, 'SSO_NO_ROLE'],
  ])('also where the claim is %s', (roleClaim, more, found) => {
    expect(role({ roles: undefined, ...more }, { roleClaim })).toBe(found);
  });

  it('has a name, whatever there is', () => {
    const named = (more: object) => describedBy({ ...claims, ...more }, settings) as { name: string };
    expect(named({ name: ' ' }).name).toBe('Wang');
    expect(named({ name: undefined, preferred_username: undefined }).name).toBe('s1');
    expect([...named({ name: '𠮷'.repeat(200) }).name]).toHaveLength(80);
  });

  it('cannot reach what is no claim', () => {
    for (const name of ['toString', '__proto__', 'sub.length']) expect(claimIn(claims, name)).toBeUndefined();
  });
});
