import { isProblem } from '../api/client.js';
import type { Language } from '../words/dates.js';
import { problemWords } from '../words/use-words.js';
import type { Words } from '../words/zh-tw.js';
import { fieldOfPhoto, type Photo } from './chosen-photo.js';
import { OFFERED } from './contractor-offer.js';

/** What the server says of single fields of a report, by their names here. */
export function refusalsOf(
  error: unknown,
  photos: readonly Photo[],
  { words, language }: { words: Words; language: Language },
): Record<string, string> {
  if (isProblem(error, 'ARRIVAL_IMPLAUSIBLE')) return { arrivedTime: problemWords(error, words) };
  if (!isProblem(error, 'PHOTO_TOO_OLD')) return {};
  const refused: Record<string, string> = {};
  for (const { field, message } of error.fields) {
    const [list, index] = [field.split('.')[0], Number(field.split('.')[1])];
    const photo = list === 'photos' ? photos[index] : undefined;
    if (photo) refused[fieldOfPhoto(photo.id)] = message[language];
    // The contractor's are taken or left together: one line names them all.
    if (list === OFFERED)
      refused[OFFERED] = [refused[OFFERED], `${words.contractor.photo(index + 1)}: ${message[language]}`]
        .filter(Boolean)
        .join(' ');
  }
  return refused;
}
