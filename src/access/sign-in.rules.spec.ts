import { describe, expect, it } from '@jest/globals';
import { browserOf } from './browser.rules.js';
import { cookieOf, SESSION_COOKIE, tokenIn } from './cookie.rules.js';
import { comesFromElsewhere } from './origin.rules.js';
import { passwordFaults } from './passwords.js';

const token = 'a'.repeat(43);

describe('the session cookie', () => {
  it.each([
    [`hotline_session=${token}`, token],
    [`theme=dark; hotline_session=${token}; x=1`, token],
    [`hotline_session=${token}; hotline_session=${'b'.repeat(43)}`, null],
    [`other_hotline_session=${token}`, null],
    ['hotline_session=', null],
    [`hotline_session=${token}x`, null],
    [`hotline_session=${"'".repeat(43)}`, null],
    ['', null],
    [undefined, null],
  ])('is read from %s', (header, expected) => {
    expect(tokenIn(header, SESSION_COOKIE)).toBe(expected);
  });

  it.each([
    ['the prefixed one over https', `__Host-hotline_session=${token}`, true, token],
    ['no other over https: it may be planted', `hotline_session=${token}`, true, null],
    [
      'the prefixed one before any other',
      `hotline_session=${'b'.repeat(43)}; __Host-hotline_session=${token}`,
      false,
      token,
    ],
    ['none of two prefixed ones', `__Host-hotline_session=${token}; __Host-hotline_session=`, true, null],
  ])('is %s', (_, header, isSecure, expected) => {
    expect(tokenIn(header, SESSION_COOKIE, isSecure)).toBe(expected);
  });

  it('is kept from scripts and other sites, and from plain http where the city has https', () => {
    expect(cookieOf(SESSION_COOKIE, token, true)).toBe(
      `__Host-hotline_session=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    );
    expect(cookieOf(SESSION_COOKIE, token, false)).toBe(
      `hotline_session=${token}; Path=/; HttpOnly; SameSite=Strict`,
    );
    expect(cookieOf(SESSION_COOKIE, '', false, 0)).toContain('Max-Age=0');
  });
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) … Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) … Version/18.0 Safari/604.1', 'Safari · iOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['Mozilla/5.0 (Linux; Android 15) … Chrome/140.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['curl/8.0', null],
  ['', null],
])('a session is recognised by its browser: %s', (userAgent, expected) => {
  expect(browserOf(userAgent)).toBe(expected);
});

describe('a change asked for by another site', () => {
  const sender = { method: 'POST', origin: 'http://localhost:3000', site: undefined, host: 'localhost:3000' };
  it.each([
    [sender, false],
    [{ ...sender, origin: undefined }, false],
    [{ ...sender, origin: 'https://1999.example.tw', host: '1999.Example.tw' }, false],
    [{ ...sender, site: 'same-origin' }, false],
    [{ ...sender, site: 'none' }, false],
    [{ ...sender, origin: 'http://localhost:3001' }, true],
    [{ ...sender, origin: 'http://evil.example' }, true],
    [{ ...sender, origin: 'http://localhost:3000.evil.example' }, true],
    [{ ...sender, origin: 'null' }, true],
    [{ ...sender, origin: '' }, true],
    [{ ...sender, origin: undefined, site: 'cross-site' }, true],
    [{ ...sender, origin: undefined, site: 'same-site' }, true],
    [{ ...sender, method: 'DELETE', origin: 'http://evil.example' }, true],
    [{ ...sender, method: 'GET', origin: 'http://evil.example' }, false],
  ])('is noticed: %j → %s', (request, expected) => {
    expect(comesFromElsewhere(request)).toBe(expected);
  });
});

describe('a password', () => {
  it.each([
    ['correct horse battery', null],
    ['十二個字以上的中文密碼也行', null],
    ['elevenchars', 'at least 12'],
    ['            ', 'at least 12'],
    ['aaaaaaaaaaaaaa', 'repeated'],
    ['wang.xiaoming.1999', 'user name'],
    ['x'.repeat(257), 'at most 256'],
    ['password1234', 'easy to guess'],
    ['P@ssw0rd20261121', 'easy to guess'],
    ['Kaohsiung1999!', 'easy to guess'],
    ['1qaz2wsx3edc', 'easy to guess'],
    ['!QAZ2wsx#EDC4rfv', 'easy to guess'],
    ['ji32k7au4a83', 'easy to guess'],
    ['123456789012', 'easy to guess'],
    ['0912345678901', 'easy to guess'],
    ['高雄市政府1234567', 'easy to guess'],
    ['another long password', null],
    ['kaohsiung lantern 7', null],
  ])('%s', (password, fault) => {
    const found = passwordFaults(password, 'wang.xiaoming')?.en ?? null;
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});
