import type { CaseState } from '../../cases/case-actions.rules.js';
import type { ChangedTexts } from '../../cases/source-texts.service.js';
import type { ReplayLine } from '../replay/line.rules.js';
import { descriptionOf } from '../replay/replayed-case.js';
import { levelOf } from '../replay/steps.rules.js';

/** What is known of an imported case. */
export interface KnownTexts {
  number: string;
  state: CaseState;
  description: string;
  place: string | null;
  /** What was last told of what was done; null where nothing was, or where somebody here has. */
  handling: string | null;
}

const REPORTED = 4;
const WITHDRAWN = 9;
/** As the import itself puts an item before the description for which the profile has no code. */
const ITEM = /^【[^】]*】/;

/**
 * What a row says otherwise than the case has it; null where that is nothing. A row that stands less far is an older
 * one, and its texts are too. What the profile has learned a code for since then is no change of the text.
 */
export function changedTexts(line: ReplayLine, known: KnownTexts): ChangedTexts | null {
  const { steps, told, district } = line;
  const status = steps.at(-1)?.status ?? 0;
  const level = known.state === 'withdrawn' ? WITHDRAWN : levelOf(known.state);
  if (!told || level === null || status < level) return null;
  const description = descriptionOf(line);
  const changed: ChangedTexts = {
    ...(![known.description, known.description.replace(ITEM, '')].includes(description) && { description }),
    ...(![told.place, `${district}${told.place ?? ''}`].includes(known.place) && { place: told.place }),
    ...(level >= REPORTED &&
      level !== WITHDRAWN &&
      told.handling !== null &&
      known.handling !== null &&
      told.handling !== known.handling && { handling: told.handling }),
  };
  return Object.keys(changed).length > 0 ? changed : null;
}
