import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CasePage } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { makeLink } from './links-api.js';

const A_DAY = '24';

/** Asks whom and for how long, and then shows the link: once. */
export function LinkDialog({
  page,
  orderId,
  onClose,
}: {
  page: CasePage;
  orderId: string;
  onClose: () => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const [contractor, setContractor] = useState('');
  const [hours, setHours] = useState(A_DAY);
  const [photos, setPhotos] = useState<string[]>([]);
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const text = words.contractor.links;

  const make = async () => {
    setMissing(contractor.trim() === '');
    if (contractor.trim() === '') {
      focusField(['contractor'], form.current ?? document);
      return;
    }
    setWorking(true);
    setProblem(null);
    try {
      const { path } = await makeLink(orderId, { contractor, hours: Number(hours), photos });
      setMade(`${window.location.origin}${path}`);
      void client.invalidateQueries({ queryKey: ['contractor-links', orderId] });
      void client.invalidateQueries({ queryKey: ['case', page.number] });
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };

  return (
    <Dialog title={text.title(page.number)} isOpen onClose={onClose}>
      {made === null ? (
        <>
          <p className="tells">{text.tells}</p>
          <div ref={form} className="form">
            <TextField
              name="contractor"
              label={text.contractor}
              isRequired
              wide
              error={isMissing ? text.needContractor : null}
              value={contractor}
              onChange={value => {
                setMissing(false);
                setContractor(value);
              }}
            />
            <Select
              name="hours"
              label={text.hours}
              options={Object.entries(text.hoursOf).map(([id, label]) => ({ id, label }))}
              value={hours}
              onChange={setHours}
            />
            <Photos page={page} chosen={photos} onChange={setPhotos} />
          </div>
          <p className="form-problem" role="alert">
            {problem}
          </p>
          <div className="dialog-actions">
            <Button look="primary" isWorking={isWorking} onPress={() => void make()}>
              {isWorking ? text.making : text.make}
            </Button>
            <Button onPress={onClose}>{words.states.cancel}</Button>
          </div>
        </>
      ) : (
        <Made link={made} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** None is shown to the contractor unless it is chosen. */
function Photos({
  page,
  chosen,
  onChange,
}: {
  page: CasePage;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const photos = page.timeline.flatMap(entry =>
    entry.attachments
      .filter(({ kind, withheld }) => kind === 'photo' && !withheld)
      .map(({ id }) => ({
        id,
        label: words.contractor.links.photoFrom(entry.actor?.name ?? '', dateTimeWords(entry.at, language)),
      })),
  );
  return (
    <fieldset className="field wide link-photos">
      <legend className="field-label">{words.contractor.links.photos}</legend>
      {photos.length === 0 && <span className="field-hint">{words.contractor.links.photosNone}</span>}
      {photos.map(({ id, label }) => (
        <div key={id} className="photo-row">
          <img src={`/api/files/${id}?size=thumb`} alt="" width={64} />
          <Check
            name={`photo-${id}`}
            label={label}
            value={chosen.includes(id)}
            onChange={is => onChange(is ? [...chosen, id] : chosen.filter(other => other !== id))}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Made({ link, onClose }: { link: string; onClose: () => void }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(words.contractor.links.copied);
    } catch {
      setSaid(words.contractor.links.notCopied);
    }
  };
  return (
    <>
      <p id="contractor-link">{words.contractor.links.shownOnce}</p>
      <output className="contractor-link">{link}</output>
      <p role="status">{said}</p>
      <div className="dialog-actions">
        <Button look="primary" autoFocus aria-describedby="contractor-link" onPress={() => void copy()}>
          {words.contractor.links.copy}
        </Button>
        <Button onPress={onClose}>{words.contractor.links.close}</Button>
      </div>
    </>
  );
}
