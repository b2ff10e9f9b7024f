import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { type OwnPerson, ofRequests, type PersonRequest } from './queries.js';
import { useSend } from './use-send.js';

const FIELDS = ['name', 'phone', 'email', 'address'] as const;
const NOTHING = { name: '', phone: '', email: '', address: '' };

/** Only what is filled in is corrected. */
export function CorrectForm({ request, persons }: { request: PersonRequest; persons: OwnPerson[] }) {
  const text = useWords().privacy.requests;
  const [citizenId, setCitizen] = useState(persons[0]?.id ?? '');
  const [said, setSaid] = useState(NOTHING);
  const { send, isWorking, problem } = useSend(ofRequests);
  const filled = Object.fromEntries(
    FIELDS.filter(field => said[field].trim()).map(field => [field, said[field].trim()]),
  );
  const correct = () =>
    send(
      `/person-requests/${request.id}/correct`,
      { version: request.version, citizenId, ...filled },
      text.corrected,
    );
  return (
    <fieldset className="form">
      <legend>{text.correct}</legend>
      <p className="muted">{text.correctTells}</p>
      {persons.length > 1 && (
        <Select
          name="citizen"
          label={text.person}
          value={citizenId}
          onChange={setCitizen}
          options={persons.map(person => ({
            id: person.id,
            label: [person.name, person.phone].filter(Boolean).join(' '),
          }))}
        />
      )}
      {FIELDS.map(field => (
        <TextField
          key={field}
          name={field}
          label={text[field]}
          value={said[field]}
          onChange={value => setSaid({ ...said, [field]: value })}
          autoComplete="off"
        />
      ))}
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button
          look="primary"
          isWorking={isWorking}
          isDisabled={Object.keys(filled).length === 0}
          onPress={() => void correct()}
        >
          {text.correct}
        </Button>
      </div>
    </fieldset>
  );
}
