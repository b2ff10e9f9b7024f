import type { Words } from '../zh-tw.js';

export const worksAnswer: Words['worksAnswer'] = {
  open: 'Record how content they are',
  openOf: number => `Record how content they are: ${number}`,
  tells:
    'Public works: whoever reported has agreed to be called by your agency. Once it is improved, open their number at the case, call them, and write down what they say; it cannot be changed. Whoever is not content is heard by the inspection.',
  ask: 'Are they content with the improvement?',
  answers: { satisfied: 'Satisfied', dissatisfied: 'Dissatisfied' },
  needed: 'Choose what they said.',
  why: 'What was wrong? (optional)',
  text: 'In their words (optional)',
  textHint: 'Please leave out names, telephone numbers and the like.',
  submit: 'Record',
  heard: (agency, isSatisfied) => `${agency} wrote down: ${isSatisfied ? 'satisfied' : 'dissatisfied'}`,
  saved: number => `How content they are with ${number} was recorded`,
};
