import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startPlatform, type TestPlatform } from '../support/platform.js';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { button, DESK, expectAccessible, peopleOf } from './people.js';

const freePort = (): Promise<number> =>
  new Promise(found => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

describe('Machines and the account platform at the console', () => {
  let platform: TestPlatform;
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;

  beforeAll(async () => {
    platform = await startPlatform();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const { issuer, clientId, clientSecret } = platform.settings;
    [server, browser] = await Promise.all([
      startDemoServer({
        PORT: String(port),
        PUBLIC_URL: url,
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: clientId,
        OIDC_CLIENT_SECRET: clientSecret,
        OIDC_ROLES: '1999-agents=agent',
      }),
      launchBrowser(),
    ]);
    platform.register(url);
    people = peopleOf(server, browser);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await platform?.close();
  });

  it('an administrator makes a key, sees it once, and takes it back', async () => {
    const page = await people.signIn('admin', DESK, '/machines');
    await page.getByText('還沒有介接系統。').waitFor();
    await button(page, '新增介接系統').click();
    await page.getByLabel('系統名稱').fill('開放資料平台');
    await button(page, '建立金鑰').click();
    await page.getByText('請至少選擇一項權限。').waitFor();
    await page.getByLabel('金鑰名稱').fill('正式環境');
    await page.getByText('查看案件', { exact: true }).click();
    await page.getByText('查詢自己的身分', { exact: true }).click();
    await expectAccessible(page, page.url());
    await button(page, '建立金鑰').click();
    await page.getByRole('heading', { name: '金鑰已建立，只顯示這一次' }).waitFor();
    await expectAccessible(page, page.url());
    const key = await page.getByLabel('金鑰', { exact: true }).inputValue();
    const me = (): Promise<Response> =>
      fetch(`${server.url}/api/session`, { headers: { authorization: `Bearer ${key}` } });
    expect(await (await me()).json()).toMatchObject({ name: '開放資料平台', role: 'agent' });
    await button(page, '我已存妥，關閉').click();
    await page.getByText('使用中').waitFor();
    expect(await page.content()).not.toContain(key);
    await expectAccessible(page, page.url());
    await button(page, '撤銷 正式環境').click();
    await page.getByRole('dialog').getByRole('button', { name: '撤銷', exact: true }).click();
    await page.getByText('已撤銷', { exact: true }).waitFor();
    expect((await me()).status).toBe(401);
    expect(people.complaints).toEqual([]);
  });

  it('nobody else finds the page', async () => {
    const page = await people.signIn('agent', DESK, '/machines');
    await page.getByRole('heading', { name: '找不到這個頁面' }).waitFor();
    expect(await page.getByRole('link', { name: 'API 金鑰' }).count()).toBe(0);
  });

  it('somebody of the platform signs in with one press, coming from another site, to where they wanted to go', async () => {
    platform.person = { sub: 'one', name: '林美玲', roles: ['1999-agents'] };
    const page = await visit('/board');
    await page.getByRole('link', { name: '以市府單一帳號登入' }).click();
    await page.getByRole('button', { name: /林美玲/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/board');
  });

  it('who has no role there is told so, and nobody who made up a reason', async () => {
    platform.person = { sub: 'two', name: '陳大文', roles: [] };
    const page = await visit('/');
    await page.getByRole('link', { name: '以市府單一帳號登入' }).click();
    await page.getByText('您的市府帳號尚未設定 1999 系統的角色').waitFor();
    await expectAccessible(page, page.url());
    await page.goto(`${server.url}/sign-in?problem=%E8%AB%8B%E6%92%A5%E6%89%93`);
    await page.getByLabel('帳號').waitFor();
    expect(await page.getByText('請撥打').count()).toBe(0);
  });

  async function visit(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-TW' });
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }
});
