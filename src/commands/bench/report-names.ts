import { readProfile } from '../../city/profile/read-profile.js';
import { readConfig } from '../../platform/config/config.js';

/** What cases are about, whose they are and where: the city's own. */
export interface Names {
  dispatch: string[];
  petition: string[];
  agencies: string[];
  districts: string[];
}

export function cityNames(): Names {
  const entries = readProfile(readConfig().city);
  const items = entries.flatMap(({ kind, content }) => (kind === 'category' ? [content] : []));
  const codes = (of: 'dispatch' | 'petition'): string[] =>
    items.filter(({ kind }) => kind === of).map(({ code }) => code);
  return {
    dispatch: codes('dispatch'),
    petition: codes('petition'),
    agencies: entries.flatMap(({ kind, content }) => (kind === 'agency' ? [content.code] : [])),
    districts: entries.flatMap(({ kind, content }) => (kind === 'district' ? [content.code] : [])),
  };
}
