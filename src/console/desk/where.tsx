import { useState } from 'react';
import { locate, useCity } from '../api/queries.js';
import { useCityOptions } from '../boards/filters.js';
import { say } from '../live/announce.js';
import { Choice } from '../shell/controls/choice.js';
import { TextField } from '../shell/controls/text-field.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { currentCase } from './draft.js';
import { pointIn } from './point.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

export function Where({ of: { draft, changeCase }, recording }: { of: DraftOf; recording: Recording }) {
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
      <TextField
        name="place"
        label={desk.place}
        hint={desk.placeHint}
        wide
        error={recording.errorOf('place')}
        value={one.place}
        onChange={place => changeCase({ place })}
        autoComplete="off"
      />
      <TextField
        name="coordinates"
        label={desk.coordinates}
        hint={point.found ?? desk.coordinatesHint}
        error={recording.errorOf('coordinates') ?? recording.errorOf('lng') ?? point.problem}
        wide
        value={one.coordinates}
        onChange={coordinates => {
          for (const field of ['coordinates', 'lng', 'lat']) recording.forget(field);
          point.forget();
          changeCase({ coordinates });
        }}
        onBlur={() => void point.look()}
        autoComplete="off"
      />
    </>
  );
}

/** A point names its district and village. */
function useLocate(coordinates: string, changeCase: DraftOf['changeCase']) {
  const words = useWords();
  const { name } = useNames();
  const [found, setFound] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const forget = () => {
    setFound(null);
    setProblem(null);
  };
  const look = async () => {
    if (coordinates.trim() === '' || found) return;
    const point = pointIn(coordinates);
    if (!point) return setProblem(words.desk.coordinatesWrong);
    try {
      const { district, village } = await locate(point.lng, point.lat);
      const text = words.desk.located([name(district), village?.name].filter(Boolean).join(' '));
      changeCase({ district: district.code, village: village?.code ?? null });
      setFound(text);
      say('found', text);
    } catch (error) {
      setProblem(problemWords(error, words));
    }
  };
  return { found, problem, forget, look };
}
