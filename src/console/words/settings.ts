import { storedIn } from '../live/store.js';
import type { Language } from './dates.js';

/** What a person set for this browser. */
export const language = storedIn<Language>(localStorage, 'hotline.language', 'zh-TW');
export const theme = storedIn<'system' | 'light' | 'dark'>(localStorage, 'hotline.theme', 'system');
export const density = storedIn<'calm' | 'dense'>(localStorage, 'hotline.density', 'calm');

/** The page itself carries language, theme and density, so that style sheets and screen readers see them. */
export function applySettings(): void {
  const page = document.documentElement;
  page.lang = language.get() === 'en' ? 'en' : 'zh-Hant-TW';
  page.dataset.theme = theme.get();
  page.dataset.density = density.get();
}
for (const setting of [language, theme, density]) setting.subscribe(applySettings);
