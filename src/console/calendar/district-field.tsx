import { useEffect, useId, useState } from 'react';
import { useCity } from '../api/queries.js';
import { say } from '../live/announce.js';
import { Check } from '../shell/controls/check.js';
import { TextField } from '../shell/controls/text-field.js';
import { Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { useDistrictNames } from './closure-facts.js';

interface Props {
  value: string[];
  onChange: (districts: string[]) => void;
  error?: string | null;
}

/** After a pause in typing. */
const SAID_AFTER = 600;

/** Some of the districts: all in sight, found by name or postcode, and those chosen said in one line. */
export function DistrictField({ value, onChange, error }: Props) {
  const words = useWords();
  const text = words.calendar.closures;
  const id = useId();
  const { name } = useNames();
  const names = useDistrictNames();
  const districts = useCity()?.districts;
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = (districts ?? []).filter(one =>
    `${one.name} ${one.nameEn} ${one.zip}`.toLowerCase().includes(wanted),
  );
  useSayFound(wanted, found.length === 0 ? text.noDistrict : text.shown(found.length));
  const chosen = (districts ?? []).filter(({ code }) => value.includes(code));
  return (
    <fieldset
      className="district-field"
      data-field="districts"
      data-invalid={error ? true : undefined}
      aria-describedby={`${id} ${id}-error`}
    >
      <legend className="field-label">
        {text.districts}
        <span className="field-need">{words.states.required}</span>
      </legend>
      <TextField
        name="district-filter"
        label={text.filter}
        hint={text.filterHint}
        value={sought}
        onChange={setSought}
        type="search"
        autoComplete="off"
      />
      {!districts && <Skeleton lines={3} height="text" />}
      <div className="district-list">
        {found.map(({ code, ...district }) => (
          <Check
            key={code}
            name={`district-${code}`}
            label={name(district)}
            value={value.includes(code)}
            onChange={isOn => onChange(isOn ? [...value, code] : value.filter(other => other !== code))}
          />
        ))}
        {districts && found.length === 0 && <p className="muted district-none">{text.noDistrict}</p>}
      </div>
      <p id={id} className="field-hint">
        {text.chosen(chosen.length, names(chosen))}
      </p>
      <p id={`${id}-error`} className="field-error">
        {error}
      </p>
    </fieldset>
  );
}

function useSayFound(wanted: string, sentence: string): void {
  useEffect(() => {
    if (wanted === '') return;
    const timer = setTimeout(() => say('found', sentence), SAID_AFTER);
    return () => clearTimeout(timer);
  }, [wanted, sentence]);
}
