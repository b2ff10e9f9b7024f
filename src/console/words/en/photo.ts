import type { photo as zh } from '../zh-tw/photo.js';

export const photo: typeof zh = {
  choose: 'Choose photos',
  required: 'This report needs a photo of how it is after the work.',
  uploading: (done, all) => `Uploading photo ${done} of ${all}`,
  remove: name => `Remove ${name}`,
  tooBig: name => `${name} is larger than 10 MB; choose a smaller one.`,
  notImage: name => `${name} is not a picture.`,
  hint: 'up to 10 MB each',
  nth: (n, name) => `Photo ${n}: ${name}`,
  shows: { before: 'Before the work', after: 'After the work' },
  taken: time => `taken ${time}`,
  original: 'Original mail',
  originalMail: when => `Download the mail of ${when}`,
  automaticMail: 'Sent by a program, nothing to do',
  sourceChanged: { description: 'formerly', place: 'the place was', handling: 'what was done' },
  mailFromOther: 'Not from the address that the petitioner gave: make sure who wrote it',
};
