import type { Category, ProfileEntry } from '../profile.js';
import type { TrackedRules, TrackedSource } from '../tracked-rules.js';
import type { ProfileSource } from './files.js';
import { ruleOf } from './limits.js';

const HOURS_A_DAY = 24;

/** What decisions come from, as categories with limits of their own; nothing routes them, since an agency is named. */
export function trackedEntries({ 'protocol.yaml': { tracked }, ...files }: ProfileSource): ProfileEntry[] {
  if (!tracked) return [];
  const { ladder, extension, sources } = tracked;
  const { inForceFrom } = files['limits.yaml'];
  return [
    ...sources.map(source => ({
      ...{ kind: 'category' as const, code: source.code, content: categoryOf(source, tracked) },
    })),
    ...sources.map(({ code, days }) => ({
      kind: 'limits' as const,
      code,
      content: [ruleOf('reply', { hours: days * HOURS_A_DAY, ladder, extension }, files['limits.yaml'])],
      ...(inForceFrom && { inForceFrom }),
    })),
  ];
}

function categoryOf(
  { code, name, nameEn, documentClass }: TrackedSource,
  { classes }: TrackedRules,
): Category {
  const known = classes.find(one => one.code === documentClass);
  return {
    ...{ code, name, nameEn, kind: 'decision' },
    group: {
      code: documentClass,
      name: known?.name ?? documentClass,
      nameEn: known?.nameEn ?? documentClass,
    },
    ...{
      urgency: null,
      photoRequired: false,
      uncategorised: false,
      contactByAgency: false,
      confidential: false,
    },
    ...{ attributes: [], questions: [], aliases: [], keywords: [] },
  };
}
