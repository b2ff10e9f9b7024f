import { parseTime, whenOf } from '../visits/when.js';
import { parseDay } from '../words/dates.js';

/** What each action asks for. Words, order and obligations of the dialogs come from here. */
export type FieldName =
  | 'agency'
  | 'category'
  | 'how'
  | 'outcome'
  | 'text'
  | 'replyText'
  | 'reason'
  | 'waitFor'
  | 'note'
  | 'openLegs'
  | 'legalBasis'
  | 'utility'
  | 'petitionCategory'
  | 'arrivedOn'
  | 'arrivedTime'
  | 'photos';

export interface ActionField {
  field: FieldName;
  isRequired: boolean;
}

const must = (field: FieldName): ActionField => ({ field, isRequired: true });
const may = (field: FieldName): ActionField => ({ field, isRequired: false });

export const actionFields: Record<string, ActionField[]> = {
  route: [must('agency'), may('reason')],
  reassign: [must('agency'), must('reason')],
  recategorise: [must('category'), may('reason')],
  release: [must('how'), must('openLegs'), may('note')],
  'release-member': [must('how'), may('note')],
  unmerge: [must('reason')],
  'send-back': [must('reason')],
  reopen: [must('reason')],
  'take-back-release': [must('reason')],
  recall: [must('reason')],
  withdraw: [must('reason')],
  note: [must('text'), may('photos')],
  acknowledge: [],
  unacknowledge: [must('reason')],
  arrive: [],
  report: [
    must('outcome'),
    must('legalBasis'),
    must('utility'),
    must('arrivedOn'),
    must('arrivedTime'),
    must('text'),
    may('photos'),
  ],
  convert: [must('petitionCategory'), must('text')],
  'open-petition': [must('petitionCategory'), must('text')],
  reply: [must('replyText')],
  pause: [must('waitFor'), must('text')],
  resume: [may('text')],
  remind: [must('text')],
  chase: [must('text')],
  'answer-chase': [must('text')],
  'take-over': [must('reason')],
};

/** What only one outcome asks for. */
const ASKED_OF: Partial<Record<FieldName, string>> = {
  ...{ legalBasis: 'cannot_act', utility: 'handed_over' },
  ...{ arrivedOn: 'not_found', arrivedTime: 'not_found' },
};

/** When somebody was there: the day, and the time. */
export const isArrival = (field: FieldName): field is 'arrivedOn' | 'arrivedTime' =>
  field === 'arrivedOn' || field === 'arrivedTime';

interface Known {
  /** For the answers of other agencies (會辦). */
  waits?: boolean;
  /** It was told before when somebody was there. */
  hasArrived?: boolean;
}

/** The fields of an action as far as it is filled in. */
export const fieldsOf = (action: string, { outcome }: Filled, { waits, hasArrived }: Known): ActionField[] =>
  (actionFields[action] ?? []).filter(
    ({ field }) =>
      (ASKED_OF[field] ?? outcome) === outcome &&
      (field !== 'openLegs' || waits) &&
      !(hasArrived && isArrival(field)),
  );

/** Done with one press: nothing to fill in, and it can be taken back. */
export const isImmediate = (action: string): boolean => actionFields[action]?.length === 0;

/** Ends something for somebody else. */
export const isGrave = (action: string): boolean => ['withdraw', 'recall'].includes(action);

export type Filled = Partial<Record<Exclude<FieldName, 'photos'>, string>>;

/**
 * As the server wants it: what is empty, or not asked for any more, is not said; a reply's text is its text, and what
 * is waited for a reason.
 */
export function bodyOf(
  fields: readonly ActionField[],
  filled: Filled,
  photos: readonly unknown[],
): Record<string, unknown> {
  const asked: Filled = {};
  for (const { field } of fields) if (field !== 'photos') asked[field] = filled[field]?.trim();
  const { replyText, waitFor, petitionCategory, arrivedOn, arrivedTime, ...rest } = asked;
  const arrivedAt = whenOf({ date: arrivedOn ?? '', time: arrivedTime ?? '' });
  const renamed = {
    ...(replyText && { text: replyText }),
    ...(waitFor && { reason: waitFor }),
    ...(petitionCategory && { category: petitionCategory }),
    ...(arrivedAt && { arrivedAt }),
  };
  const said = Object.entries({ ...rest, ...renamed }).filter(([, value]) => value);
  return { ...Object.fromEntries(said), ...(photos.length > 0 && { photos }) };
}

/** The item asks for proof of what was done; that nothing was found is proven in any case. */
export const mustShow = ({ outcome }: Filled, owesPhoto: boolean): boolean =>
  outcome === 'not_found' || (owesPhoto && outcome === 'done');

const isFilled = (field: Exclude<FieldName, 'photos'>, filled: Filled): boolean => {
  const value = filled[field]?.trim() ?? '';
  if (field === 'arrivedOn') return parseDay(value) !== null;
  return field === 'arrivedTime' ? parseTime(value) !== null : value !== '';
};

/**
 * Which obligatory fields are empty, or make no sense. A report that says "done" may owe a photo of how it is now; one
 * that nothing was found does.
 */
export function missingIn(
  fields: readonly ActionField[],
  filled: Filled,
  proofs: number,
  owesPhoto: boolean,
): FieldName[] {
  return fields
    .filter(({ field, isRequired }) =>
      field === 'photos'
        ? mustShow(filled, owesPhoto) && proofs === 0
        : isRequired && !isFilled(field, filled),
    )
    .map(({ field }) => field);
}
