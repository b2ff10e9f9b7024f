import { FileFacts } from '../case/file-facts.js';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import type { LetterInFull } from './mailbox-queries.js';

/** What came with it: pictures are shown, documents downloaded. Until it is confirmed they wait with the letter. */
export function LetterFiles({ letter: { id, files } }: { letter: LetterInFull }) {
  const words = useWords();
  const { letter: text } = words.mailbox;
  const nameOf = (file: (typeof files)[number], index: number) =>
    file.name ?? words.paper.nameless(index + 1);
  return (
    <>
      <h3>{text.files}</h3>
      {files.length === 0 ? (
        <p className="muted">{text.noFiles}</p>
      ) : (
        <ul className="files-told">
          {files.map((file, index) => {
            const address = file.isHeld ? `/api/letters/${id}/files/${file.id}` : `/api/files/${file.id}`;
            const name = nameOf(file, index);
            return (
              <li key={file.id} className="file-told">
                {file.kind === 'photo' && (
                  <img className="letter-photo" src={address} alt={name} loading="lazy" />
                )}
                <span>
                  <span className="file-name">{name}</span> <FileFacts file={file} />
                </span>
                <a className="button plain" href={address} download aria-label={words.paper.download(name)}>
                  <Icon name="download" />
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
