import type { Attachment } from '../api/types.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** Beneath a photo: what it shows and when it was taken, as far as that was said. */
export function PhotoFacts({ shows, takenAt }: Partial<Pick<Attachment, 'shows' | 'takenAt'>>) {
  const { photo: text } = useWords().case;
  const language = useLanguage();
  if (!shows && !takenAt) return null;
  return (
    <figcaption className="photo-facts">
      {shows && <b>{text.shows[shows]}</b>}
      {takenAt && <span className="tabular">{text.taken(dateTimeWords(takenAt, language))}</span>}
    </figcaption>
  );
}
