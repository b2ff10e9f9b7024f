import type { StoredFile } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Radios } from '../shell/controls/radios.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

export interface Photo extends StoredFile {
  name: string;
  /** What it shows, where that is asked: how it was, or how it is now. */
  when: 'before' | 'after';
}

const SHOWS = ['before', 'after'] as const satisfies readonly Photo['when'][];

/** As a report names it. */
export const shownBy = ({ id, when }: Photo) => ({ id, when });

export const fieldOfPhoto = (id: string): `photo ${string}` => `photo ${id}`;

interface Props {
  photo: Photo;
  onRemove: () => void;
}

export function ChosenPhoto({ photo, onRemove }: Props) {
  const words = useWords();
  return (
    <figure className="photo-chosen">
      <img src={`/api/files/${photo.id}?size=thumb`} alt={photo.name} />
      <Button look="quiet" icon="cross" aria-label={words.case.photo.remove(photo.name)} onPress={onRemove} />
    </figure>
  );
}

interface MarkedProps extends Props {
  /** Phones give many the same name. */
  n: number;
  refused: string | null;
  onMark: (when: Photo['when']) => void;
}

/** With what it shows, and when it was taken. */
export function MarkedPhoto({ photo, n, refused, onMark, onRemove }: MarkedProps) {
  const { photo: text } = useWords().case;
  const language = useLanguage();
  const taken = photo.takenAt ? text.taken(dateTimeWords(photo.takenAt, language)) : '';
  return (
    <li className="photo-marked">
      <ChosenPhoto photo={photo} onRemove={onRemove} />
      <Radios
        name={fieldOfPhoto(photo.id)}
        label={text.nth(n, photo.name)}
        hint={taken}
        error={refused && [refused, taken].join(' ')}
        options={SHOWS.map(id => ({ id, label: text.shows[id] }))}
        value={photo.when}
        onChange={onMark}
      />
    </li>
  );
}
