import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { ComboBox, ComboBoxStateContext, Input, ListBox, ListBoxItem } from 'react-aria-components/ComboBox';
import { placesQuery } from '../api/queries.js';
import type { KnownPlace } from '../api/types.js';
import { say } from '../live/announce.js';
import { ListPopover } from '../shell/controls/list-popover.js';
import { FieldLabel, FieldNotes } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import { currentCase } from './draft.js';
import { pointIn } from './point.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';
import { useSettled } from './use-suggestions.js';

interface Props {
  of: DraftOf;
  recording: Recording;
  /** Coordinates were typed where the place stands. */
  onPoint: (typed: string) => void;
}

/** In the agent's own words, or one that the city has listed: that one brings its point. */
export function PlaceField({ of: { draft, changeCase }, recording, onPoint }: Props) {
  const { desk } = useWords();
  const { name } = useNames();
  const { place } = currentCase(draft);
  const [isTyped, setTyped] = useState(false);
  const asked = useSettled(place.trim());
  const query = useQuery({ ...placesQuery(asked), enabled: isTyped && asked !== '' });
  const items = isTyped && place.trim() !== '' ? (query.data?.items ?? []) : [];
  const whereOf = (one: KnownPlace) =>
    [one.district && name(one.district), one.village?.name].filter(Boolean).join(' ');

  const pick = (key: string | number | null) => {
    const one = items.find(({ kind, name: listed }) => `${kind} ${listed}` === key);
    if (!one) return;
    setTyped(false);
    for (const field of ['place', 'coordinates', 'lng', 'lat', 'district', 'village'])
      recording.forget(field);
    changeCase({
      place: one.name,
      coordinates: `${one.lng}, ${one.lat}`,
      district: one.district?.code ?? null,
      village: one.village?.code ?? null,
    });
    say('found', desk.placePicked(one.name, whereOf(one)));
  };

  return (
    <ComboBox
      data-field="place"
      className="field wide"
      allowsCustomValue
      menuTrigger="input"
      items={items}
      value={null}
      onChange={pick}
      inputValue={place}
      onInputChange={text => {
        if (text === place) return;
        setTyped(true);
        recording.forget('place');
        changeCase({ place: text });
      }}
      onBlur={() => {
        setTyped(false);
        if (place.includes('.') && pointIn(place)) onPoint(place);
      }}
      isInvalid={Boolean(recording.errorOf('place'))}
      validationBehavior="aria"
    >
      <OpenFor found={items} />
      <FieldLabel label={desk.place} />
      <Input className="input" autoComplete="off" />
      <FieldNotes
        hint={query.data?.complete === false ? desk.placesComing : desk.placeHint}
        error={recording.errorOf('place')}
      />
      <ListPopover>
        <ListBox<KnownPlace> className="list">
          {one => (
            <ListBoxItem id={`${one.kind} ${one.name}`} textValue={one.name} className="list-item">
              <span>{one.name}</span>
              <span className="list-reason">
                {[desk.placeKinds[one.kind], whereOf(one)].filter(Boolean).join(' · ')}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </ListPopover>
    </ComboBox>
  );
}

/** What is found comes after it was typed: only then is there something to open. */
function OpenFor({ found }: { found: KnownPlace[] }) {
  const state = useContext(ComboBoxStateContext);
  const key = found.map(({ name }) => name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for what was found, and not again when it is closed
  useEffect(() => {
    if (key !== '' && state?.isFocused && !state.isOpen) state.open(null, 'input');
  }, [key]);
  return null;
}
