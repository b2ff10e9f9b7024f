import { useId, useState } from 'react';
import { api } from '../api/client.js';
import type { StoredFile } from '../api/types.js';
import { Icon } from '../shell/icons.js';
import { problemWords, useWords } from '../words/use-words.js';
import { ChosenPhoto, fieldOfPhoto, MarkedPhoto, type Photo } from './chosen-photo.js';

interface Props {
  photos: Photo[];
  onChange: (change: (before: Photo[]) => Photo[]) => void;
  isRequired: boolean;
  error?: string | null;
  /** Each says whether it shows how it was before, or after. */
  isMarked: boolean;
  /** What the server says of a field, those of single photos among them. */
  refused: Readonly<Record<string, string>>;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** Photos are sent as soon as they are chosen, so that the report itself is quick. */
export function PhotoField({ photos, onChange, isRequired, error, isMarked, refused }: Props) {
  const words = useWords();
  const id = useId();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [problems, setProblems] = useState<string[]>([]);

  const refusal = (file: File): string | null => {
    if (!file.type.startsWith('image/')) return words.case.photo.notImage(file.name);
    return file.size > MOST_BYTES ? words.case.photo.tooBig(file.name) : null;
  };
  const upload = async (file: File): Promise<string | null> => {
    const form = new FormData();
    form.append('file', file);
    try {
      const stored = await api.post<StoredFile>('/files', form);
      onChange(before => [...before, { ...stored, name: file.name, when: 'after' }]);
      return null;
    } catch (reason) {
      return `${file.name}：${problemWords(reason, words)}`;
    }
  };
  const choose = async (files: File[]) => {
    const refused: string[] = [];
    for (const [index, file] of files.entries()) {
      setProgress({ done: index + 1, all: files.length });
      const problem = refusal(file) ?? (await upload(file));
      if (problem) refused.push(problem);
    }
    setProgress(null);
    setProblems(refused);
  };
  const removed = (id: string) => () => onChange(before => before.filter(other => other.id !== id));
  const mark = (id: string) => (when: Photo['when']) =>
    onChange(before => before.map(photo => (photo.id === id ? { ...photo, when } : photo)));
  const wrong = [...problems, ...(error ? [error] : [])];

  return (
    <div className="field wide" data-field="photos">
      <span className="field-label">
        {words.case.field.photos}
        {isRequired && <span className="field-need">{words.states.required}</span>}
      </span>
      {isMarked && photos.length > 0 && (
        <ul className="photos-marked">
          {photos.map((photo, index) => (
            <MarkedPhoto
              key={photo.id}
              photo={photo}
              n={index + 1}
              // One from before the case may well show how it was.
              refused={photo.when === 'after' ? (refused[fieldOfPhoto(photo.id)] ?? null) : null}
              onMark={mark(photo.id)}
              onRemove={removed(photo.id)}
            />
          ))}
        </ul>
      )}
      <div className="photo-row">
        {!isMarked &&
          photos.map(photo => <ChosenPhoto key={photo.id} photo={photo} onRemove={removed(photo.id)} />)}
        <label className="button plain photo-choose" htmlFor={id}>
          <Icon name="photo" />
          {progress ? words.case.photo.uploading(progress.done, progress.all) : words.case.photo.choose}
        </label>
        <input
          id={id}
          className="hidden-input"
          type="file"
          accept="image/*"
          multiple
          disabled={progress !== null}
          aria-describedby={`${id}-note`}
          onChange={event => {
            void choose([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <div id={`${id}-note`} aria-live="polite">
        {wrong.length === 0 && (
          <span className="field-hint">{isRequired ? words.case.photo.required : words.case.photo.hint}</span>
        )}
        {wrong.map(text => (
          <p key={text} className="field-error">
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}
