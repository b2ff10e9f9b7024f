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
  release: [must('how'), may('note')],
  'send-back': [must('reason')],
  reopen: [must('reason')],
  'take-back-release': [must('reason')],
  recall: [must('reason')],
  withdraw: [must('reason')],
  note: [must('text'), may('photos')],
  acknowledge: [],
  unacknowledge: [must('reason')],
  arrive: [],
  report: [must('outcome'), must('text'), may('photos')],
  reply: [must('replyText')],
  pause: [must('waitFor'), must('text')],
  resume: [may('text')],
};

/** Done with one press: nothing to fill in, and it can be taken back. */
export const isImmediate = (action: string): boolean => actionFields[action]?.length === 0;

/** Ends something for somebody else. */
export const isGrave = (action: string): boolean => ['withdraw', 'recall'].includes(action);

export type Filled = Partial<Record<Exclude<FieldName, 'photos'>, string>>;

/** As the server wants it: what is empty is not said; a reply's text is its text, and what is waited for a reason. */
export function bodyOf(filled: Filled, photos: string[]): Record<string, unknown> {
  const { replyText, waitFor, ...rest } = filled;
  const renamed = { ...(replyText && { text: replyText }), ...(waitFor && { reason: waitFor }) };
  const said = Object.entries({ ...rest, ...renamed })
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(photos.length > 0 && { photos }) };
}

/** Which obligatory fields are empty. A report that says "done" may owe a photo. */
export function missingIn(action: string, filled: Filled, photos: string[], owesPhoto: boolean): FieldName[] {
  return (actionFields[action] ?? [])
    .filter(({ field, isRequired }) =>
      field === 'photos'
        ? owesPhoto && filled.outcome === 'done' && photos.length === 0
        : isRequired && !filled[field]?.trim(),
    )
    .map(({ field }) => field);
}
