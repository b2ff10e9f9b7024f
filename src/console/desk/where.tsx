import { useCity } from '../api/queries.js';
import { useCityOptions } from '../boards/filters.js';
import { Choice } from '../shell/controls/choice.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { currentCase } from './draft.js';
import { PlaceField } from './place-field.js';
import type { DraftOf } from './use-draft.js';
import { useLocate } from './use-locate.js';
import type { Recording } from './use-record.js';

interface Props {
  of: DraftOf;
  recording: Recording;
  /** Village and coordinates are not asked; a place that is found says them. */
  isShort: boolean;
}

export function Where({ of, recording, isShort }: Props) {
  const { draft, changeCase } = of;
  const words = useWords();
  const { desk } = words;
  const { districts } = useCityOptions();
  const one = currentCase(draft);
  const district = useCity()?.districts.find(({ code }) => code === one.district);
  const villages = (district?.villages ?? []).map(({ code, name }) => ({ id: code, label: name }));
  const point = useLocate(one.coordinates, changeCase);

  return (
    <>
      <Choice
        name="district"
        label={desk.district}
        hint={desk.districtHint}
        options={districts}
        error={recording.errorOf('district')}
        value={one.district}
        onChange={code => changeCase({ district: code, village: null })}
      />
      {(!isShort || one.village !== null) && (
        <Choice
          name="village"
          label={desk.village}
          hint={one.district ? undefined : desk.villageNeed}
          isDisabled={!one.district}
          options={villages}
          error={recording.errorOf('village')}
          value={one.village}
          onChange={village => changeCase({ village })}
        />
      )}
      <PlaceField
        of={of}
        recording={recording}
        onPoint={typed => {
          changeCase({ coordinates: typed });
          void point.look(typed);
        }}
      />
      {(!isShort || one.coordinates !== '') && (
        <TextField
          name="coordinates"
          label={desk.coordinates}
          hint={point.found ?? desk.coordinatesHint}
          error={recording.errorOf('coordinates') ?? recording.errorOf('lng') ?? point.problem}
          wide
          value={one.coordinates}
          onChange={coordinates => {
            for (const field of ['coordinates', 'lng', 'lat']) recording.forget(field);
            changeCase({ coordinates });
          }}
          onBlur={() => void point.look()}
          autoComplete="off"
        />
      )}
    </>
  );
}
