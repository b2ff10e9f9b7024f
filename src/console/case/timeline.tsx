import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useCity } from '../api/queries.js';
import type { Attachment, CasePage, TimelineEntry } from '../api/types.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DateTime } from '../shell/date-time.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Documents } from './documents.js';
import { entryDetail } from './entry-words.js';
import { OriginalMail } from './original-mail.js';
import { PhotoFacts } from './photo-facts.js';
import { SharedMark } from './shared-mark.js';

/** Newest first: when, who, what, with photos. */
export function Timeline({ page }: { page: CasePage }) {
  const words = useWords();
  return (
    <section className="case-column" aria-labelledby="timeline">
      <h2 id="timeline">{words.case.timeline}</h2>
      {page.timeline.length === 0 && <p className="muted">{words.case.entry.empty}</p>}
      <ol className="timeline">
        {page.timeline.map(entry => (
          <Entry key={entry.id} page={page} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ page, entry }: { page: CasePage; entry: TimelineEntry }) {
  const words = useWords();
  const language = useLanguage();
  const city = useCity();
  const detail = entryDetail(entry, { words, language, city });
  const { actor } = entry;
  const photos = entry.attachments.filter(({ kind }) => kind === 'photo');
  const documents = entry.attachments.filter(({ kind, withheld }) => kind === 'document' || withheld);
  const who = actor
    ? [actor.agency ?? words.roles[actor.role] ?? actor.role, actor.name].join(' ')
    : words.case.entry.system;
  return (
    <li className={`entry entry-${entry.kind.replace('.', '-')}`}>
      <p className="entry-what">
        <b>{words.case.entry.kinds[entry.kind] ?? entry.kind}</b> {detail}
      </p>
      {entry.text && <p className="entry-text">{entry.text}</p>}
      <SharedMark text={entry.sharedText} />
      {photos.length > 0 && <Photos {...{ entry, photos }} who={actor?.name ?? who} />}
      <OriginalMail entry={entry} />
      {documents.length > 0 && <Documents page={page} files={documents} />}
      <p className="entry-who">
        <DateTime at={entry.at} /> {who}
        {entry.actingFor && ` ${words.absence.actingFor(entry.actingFor)}`}
      </p>
    </li>
  );
}

interface PhotosProps {
  entry: TimelineEntry;
  photos: Attachment[];
  who: string;
}

function Photos({ entry, photos, who }: PhotosProps) {
  const words = useWords();
  const language = useLanguage();
  const [shown, setShown] = useState<number | null>(null);
  const when = dateTimeWords(entry.at, language);
  const nameOf = (index: number) => words.case.entry.photo(index + 1, who, when);
  // The contractor's that an agency reported with are its proof, like its own.
  const proofs: unknown[] = Array.isArray(entry.data.photos) ? entry.data.photos : [];
  const factsOf = ({ id, shows, takenAt }: Attachment) => (
    <PhotoFacts shows={shows ?? (proofs.includes(id) ? 'after' : null)} takenAt={takenAt} />
  );
  const large = shown === null ? undefined : photos[shown];
  return (
    <div className="photo-row">
      {photos.map((photo, index) => (
        <figure key={photo.id} className="photo-told">
          <AriaButton className="photo" onPress={() => setShown(index)}>
            <img src={`/api/files/${photo.id}?size=thumb`} alt={nameOf(index)} loading="lazy" />
          </AriaButton>
          {factsOf(photo)}
        </figure>
      ))}
      <Dialog wide title={nameOf(shown ?? 0)} isOpen={shown !== null} onClose={() => setShown(null)}>
        {large && (
          <figure className="photo-shown">
            <img
              className="photo-large"
              src={`/api/files/${large.id}`}
              alt={nameOf(shown ?? 0)}
              width={large.width ?? undefined}
              height={large.height ?? undefined}
            />
            {factsOf(large)}
          </figure>
        )}
      </Dialog>
    </div>
  );
}
