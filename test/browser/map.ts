import type { Page } from 'playwright-core';

/** What draws it. */
export const LIBRARY = /maplibre-gl-(?!worker)/;

/** The map shows what it is to show, and is at rest; also behind a list that is open. */
export const drawn = (page: Page): Promise<void> =>
  page
    .getByRole('region', { name: '地圖', includeHidden: true })
    .and(page.locator('[aria-busy=false]'))
    .waitFor();

/** Somebody waits before it until it is opened. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}
