import { useSyncExternalStore } from 'react';
import type { ChartLook } from './chart-option.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const forced = window.matchMedia('(forced-colors: active)');
const root = document.documentElement;

function whenColoursChange(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  for (const media of [dark, forced]) media.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    for (const media of [dark, forced]) media.removeEventListener('change', tell);
  };
}

/** Another one whenever the page's colours are others. */
export const useColours = (): string =>
  useSyncExternalStore(whenColoursChange, () => `${root.dataset.theme} ${dark.matches} ${forced.matches}`);

const SERIES = [1, 2, 3, 4, 5, 6];

/** The colours of `chart.css` as they are now in this place. */
export function chartLook(place: HTMLElement): ChartLook {
  const probe = place.appendChild(document.createElement('span'));
  const now = (name: string): string => {
    probe.style.color = `var(--chart-${name})`;
    return getComputedStyle(probe).color;
  };
  const look = {
    ...{ ink: now('ink'), soft: now('soft'), line: now('line'), surface: now('surface') },
    ...{ least: now('least'), most: now('most'), series: SERIES.map(nr => now(String(nr))) },
    font: getComputedStyle(probe).fontFamily,
    patterns: forced.matches,
  };
  probe.remove();
  return look;
}
