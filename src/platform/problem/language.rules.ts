import type { Words } from './problem.js';

/** What an `Accept-Language` header prefers of the languages we have; Chinese where it says nothing about them. */
export function languageFor(accepted = ''): keyof Words {
  let best: { language: keyof Words; weight: number } = { language: 'zh-TW', weight: 0 };
  for (const range of accepted.split(',')) {
    const [tag = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase());
    const language = /^zh(-|$)/.test(tag) ? 'zh-TW' : /^en(-|$)/.test(tag) ? 'en' : null;
    const weight = Number(parameters.find(one => one.startsWith('q='))?.slice(2) ?? 1);
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
