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
  report: [must('outcome'), must('legalBasis'), must('utility'), must('text'), may('photos')],
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
const ASKED_OF: Partial<Record<FieldName, string>> = { legalBasis: 'cannot_act', utility: 'handed_over' };

/** The fields of an action as far as it is filled in. `waits`: for the answers of other agencies (會辦). */
export const fieldsOf = (action: string, { outcome }: Filled, waits = false): ActionField[] =>
  (actionFields[action] ?? []).filter(
    ({ field }) => (ASKED_OF[field] ?? outcome) === outcome && (field !== 'openLegs' || waits),
  );

/** Done with one press: nothing to fill in, and it can be taken back. */
export const isImmediate = (action: string): boolean => actionFields[action]?.length === 0;

/** Ends something for somebody else. */
export const isGrave = (action: string): boolean => ['withdraw', 'recall'].includes(action);

export type Filled = Partial<Record<Exclude<FieldName, 'photos'>, string>>;

/** As the server wants it: what is empty is not said; a reply's text is its text, and what is waited for a reason. */
export function bodyOf(filled: Filled, photos: string[]): Record<string, unknown> {
  const { replyText, waitFor, petitionCategory, ...rest } = filled;
  const renamed = {
    ...(replyText && { text: replyText }),
    ...(waitFor && { reason: waitFor }),
    ...(petitionCategory && { category: petitionCategory }),
  };
  const said = Object.entries({ ...rest, ...renamed })
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(photos.length > 0 && { photos }) };
}

/** The item asks for proof of what was done; that nothing was found is proven in any case. */
export const mustShow = ({ outcome }: Filled, owesPhoto: boolean): boolean =>
  outcome === 'not_found' || (owesPhoto && outcome === 'done');

/** Which obligatory fields are empty. A report that says "done" may owe a photo; one that nothing was found does. */
export function missingIn(
  fields: readonly ActionField[],
  filled: Filled,
  photos: string[],
  owesPhoto: boolean,
): FieldName[] {
  return fields
    .filter(({ field, isRequired }) =>
      field === 'photos'
        ? mustShow(filled, owesPhoto) && photos.length === 0
        : isRequired && !filled[field]?.trim(),
    )
    .map(({ field }) => field);
}
