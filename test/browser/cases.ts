import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** What other stories show in full, done by the person at this page without looking at it. */

export const shows = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('main').getByText(words).first().waitFor();

/** A road damage at the maintenance office; `at`: where, by its coordinates. */
export const recordDamage = (
  page: Page,
  description: string,
  contact: object = { channel: 'phone' },
  at: object = {},
): Promise<string> =>
  page.evaluate(
    async ([said, by, place]) => {
      const body = {
        ...by,
        outcome: 'recorded',
        cases: [{ category: 'RD01', district: '64000050', description: said, ...place }],
      };
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return ((await answer.json()) as { cases: { number: string }[] }).cases[0]?.number ?? '';
    },
    [description, contact, at] as const,
  );

/** An action on the case, or on its work order, as the case stands now. */
export async function act(page: Page, number: string, action: string, body: object = {}): Promise<void> {
  const status = await page.evaluate(
    async ([of, what, given]) => {
      const found = (await (await fetch(`/api/cases/${of}`)).json()) as {
        version: number;
        actions: { action: string; target: string; workOrderId?: string }[];
        workOrders: { id: string; version: number }[];
      };
      const { target, workOrderId } = found.actions.find(one => one.action === what) ?? {};
      const isCase = target === 'case';
      const path = isCase ? `/api/cases/${of}` : `/api/work-orders/${workOrderId}`;
      const order = found.workOrders.find(({ id }) => id === workOrderId);
      const answer = await fetch(`${path}/actions/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: isCase ? found.version : order?.version, ...given }),
      });
      return answer.status;
    },
    [number, action, body] as const,
  );
  expect([action, status]).toEqual([action, 200]);
}
