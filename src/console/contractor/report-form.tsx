import { useId, useRef, useState } from 'react';
import type { StoredFile } from '../api/types.js';
import { storedIn, useStore } from '../live/store.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useWords } from '../words/use-words.js';
import { type ContractorOrder, contractorApi } from './contractor-api.js';

type Photo = StoredFile & { name: string };

interface Props {
  number: string;
  onSent: (order: ContractorOrder, said: string) => void;
}

interface Draft {
  text: string;
  photos: Photo[];
}
const NOTHING: Draft = { text: '', photos: [] };

/** A phone may forget a page while its camera is in front: what was typed is found again by this tab. */
function useDraft(number: string) {
  const [kept] = useState(() => storedIn<Draft>(sessionStorage, `hotline.contractor.${number}`, NOTHING));
  const draft = useStore(kept);
  return {
    ...draft,
    setText: (text: string) => kept.set({ ...kept.get(), text }),
    setPhotos: (next: (before: Photo[]) => Photo[]) =>
      kept.set({ ...kept.get(), photos: next(kept.get().photos) }),
  };
}

/** What was done, with photos. What was typed stays until it has arrived. */
export function ReportForm({ number, onSent }: Props) {
  const words = useWords();
  const { text, photos, setText, setPhotos } = useDraft(number);
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState<'done' | 'progress' | null>(null);
  const key = useRef<string>(undefined);

  const send = async (done: boolean) => {
    if (working) return;
    setMissing(text.trim() === '');
    if (text.trim() === '') {
      focusField(['text']);
      return;
    }
    setWorking(done ? 'done' : 'progress');
    setProblem(null);
    key.current ??= crypto.randomUUID();
    try {
      const report = { text, done, photos: photos.map(({ id }) => id) };
      const order = await contractorApi.report(report, `${key.current}-${done}`);
      key.current = undefined;
      setText('');
      setPhotos(() => []);
      onSent(order, done ? words.contractor.sentDone : words.contractor.sentProgress);
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(null);
    }
  };
  const change = () => {
    key.current = undefined;
  };

  return (
    <section className="contractor-part" aria-labelledby="report">
      <h2 id="report">{words.contractor.report}</h2>
      <TextField
        name="text"
        label={words.contractor.text}
        hint={words.contractor.textHint}
        isRequired
        error={isMissing ? words.contractor.needText : null}
        lines={4}
        wide
        value={text}
        onChange={value => {
          change();
          setMissing(false);
          setText(value);
        }}
      />
      <Photos
        photos={photos}
        onChange={next => {
          change();
          setPhotos(next);
        }}
      />
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <Button look="primary" isWorking={working === 'done'} onPress={() => void send(true)}>
        {working === 'done' ? words.contractor.sending : words.contractor.done}
      </Button>
      <Button isWorking={working === 'progress'} onPress={() => void send(false)}>
        {working === 'progress' ? words.contractor.sending : words.contractor.progress}
      </Button>
    </section>
  );
}

function Photos({
  photos,
  onChange,
}: {
  photos: Photo[];
  onChange: (next: (before: Photo[]) => Photo[]) => void;
}) {
  const words = useWords();
  const id = useId();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [problems, setProblems] = useState<string[]>([]);
  const choose = async (files: File[]) => {
    const refused: string[] = [];
    for (const [index, file] of files.entries()) {
      setProgress({ done: index + 1, all: files.length });
      try {
        const stored = await contractorApi.addPhoto(file);
        onChange(before => [...before, { ...stored, name: file.name }]);
      } catch (error) {
        refused.push(`${file.name}：${problemWords(error, words)}`);
      }
    }
    setProgress(null);
    setProblems(refused);
  };
  return (
    <div className="contractor-choose">
      <label className="button plain photo-choose" htmlFor={id}>
        {progress ? words.contractor.uploading(progress.done, progress.all) : words.contractor.addPhotos}
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
      <ul className="contractor-chosen">
        {photos.map(photo => (
          <li key={photo.id}>
            <span>{photo.name}</span>
            <Button
              look="quiet"
              icon="cross"
              aria-label={words.contractor.removePhoto(photo.name)}
              onPress={() => onChange(before => before.filter(other => other.id !== photo.id))}
            />
          </li>
        ))}
      </ul>
      <div id={`${id}-note`} aria-live="polite">
        {problems.map(text => (
          <p key={text} className="field-error">
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}
