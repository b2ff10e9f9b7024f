import { useId, useState } from 'react';
import { api } from '../api/client.js';
import type { SentFile } from '../api/types.js';
import { FileFacts } from '../case/file-facts.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Icon } from '../shell/icons.js';
import { problemWords, useWords } from '../words/use-words.js';

const MOST_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 20;
const TAKEN = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.webp,.odt,.ods,.odp,.docx,.xlsx,.pptx,.txt,.eml,.ics';

interface Props {
  files: SentFile[];
  onChange: (change: (before: SentFile[]) => SentFile[]) => void;
  label?: string;
  hint?: string;
  /** How many there may be. */
  most?: number;
  /** Where they are sent. */
  path?: string;
}

/** Files are sent as soon as they are chosen; the record names them. */
export function FilesField({
  files,
  onChange,
  most = MOST_FILES,
  path = '/files/documents',
  ...said
}: Props) {
  const words = useWords();
  const text = words.paper;
  const { label = text.files, hint = text.filesHint } = said;
  const id = useId();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [problems, setProblems] = useState<string[]>([]);

  const upload = async (file: File): Promise<string | null> => {
    if (file.size > MOST_BYTES) return text.tooBig(file.name);
    const form = new FormData();
    form.append('file', file);
    try {
      const stored = await api.post<SentFile>(path, form);
      // A picture is made anew and has lost its name: it is known by it until it is recorded.
      onChange(before => [...before, { ...stored, name: stored.name ?? file.name }]);
      say('result', text.uploaded(file.name));
      return null;
    } catch (reason) {
      return `${file.name}：${problemWords(reason, words)}`;
    }
  };
  const choose = async (chosen: File[]) => {
    const room = most - files.length;
    const refused: string[] = chosen.length > room ? [text.tooMany(most)] : [];
    for (const [index, file] of chosen.slice(0, room).entries()) {
      setProgress({ done: index + 1, all: chosen.length });
      const problem = await upload(file);
      if (problem) refused.push(problem);
    }
    setProgress(null);
    setProblems(refused);
  };

  return (
    <div className="field wide" data-field="attachments">
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      {files.length > 0 && (
        <ul className="files-chosen" aria-labelledby={`${id}-label`}>
          {files.map((file, index) => {
            const name = file.name ?? text.nameless(index + 1);
            return (
              <li key={file.id} className="file-chosen">
                <span className="file-name">{name}</span> <FileFacts file={file} />
                <Button
                  look="quiet"
                  icon="cross"
                  aria-label={text.remove(name)}
                  onPress={() => onChange(before => before.filter(other => other.id !== file.id))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div className="photo-row">
        <label className="button plain photo-choose" htmlFor={id}>
          <Icon name="plus" />
          {progress ? text.uploading(progress.done, progress.all) : text.choose}
        </label>
        <input
          id={id}
          className="hidden-input"
          type="file"
          accept={TAKEN}
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
        {problems.length === 0 && <span className="field-hint">{hint}</span>}
        {problems.map(problem => (
          <p key={problem} className="field-error">
            {problem}
          </p>
        ))}
      </div>
    </div>
  );
}
