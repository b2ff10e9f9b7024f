import { Fragment } from 'react';
import { useCity } from '../api/queries.js';
import type { PauseReason } from '../api/types.js';
import { useCityOptions } from '../boards/filters.js';
import { ScanHint } from '../desk/scan-hint.js';
import { Choice } from '../shell/controls/choice.js';
import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { type ActionField, type FieldName, type Filled, isArrival, mustShow } from './action-fields.js';
import { ArrivalField } from './arrival-field.js';
import type { Photo } from './chosen-photo.js';
import { PhotoField } from './photo-field.js';

interface Props {
  fields: ActionField[];
  filled: Filled;
  photos: Photo[];
  wrong: readonly string[];
  /** What the server says of single fields. */
  refused: Readonly<Record<string, string>>;
  /** Each photo shows how it was before, or after. */
  marksPhotos: boolean;
  /** The item asks for proof of what was done. */
  owesPhoto: boolean;
  /** What the limit of this case may rest for. */
  mayWaitFor: readonly PauseReason[];
  onFill: (field: keyof Filled, value: string) => void;
  onPhotos: (change: (before: Photo[]) => Photo[]) => void;
}

const of = <Named extends { code: string }>(list: Named[] | undefined, code: string): Named | undefined =>
  list?.find(one => one.code === code);

const LONG: readonly FieldName[] = ['text', 'replyText'];

export function ActionForm({
  fields,
  filled,
  photos,
  wrong,
  refused,
  marksPhotos,
  owesPhoto,
  mayWaitFor,
  onFill,
  onPhotos,
}: Props) {
  const words = useWords();
  const options = useCityOptions();
  const city = useCity();
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, label]) => ({ id, label }));
  const errorOf = (field: FieldName) => refused[field] ?? (wrong.includes(field) ? needs(field) : null);
  const needs = (field: FieldName) => {
    const { need } = words.case;
    if (field === 'replyText' || field === 'note') return need.text;
    return need[field];
  };
  const known = options.categories.filter(
    option => !city?.categories.find(category => category.code === option.id)?.uncategorised,
  );

  const petitions = known.filter(({ id }) => of(city?.categories, id)?.kind === 'petition');
  const utilities = options.agencies.filter(({ id }) => of(city?.agencies, id)?.kind === 'utility');

  return fields.map(({ field, isRequired }) => {
    const common = { name: field, label: words.case.field[field], isRequired, error: errorOf(field) };
    if (field === 'photos') {
      const owes = mustShow(filled, owesPhoto);
      return (
        <PhotoField
          key={field}
          photos={photos}
          onChange={onPhotos}
          isRequired={owes}
          error={errorOf(field)}
          isMarked={marksPhotos}
          refused={refused}
        />
      );
    }
    const value = filled[field] ?? '';
    const fill = (text: string | null) => onFill(field, text ?? '');
    if (field === 'agency' || field === 'category' || field === 'utility' || field === 'petitionCategory') {
      const choices = {
        agency: options.agencies,
        category: known,
        utility: utilities,
        petitionCategory: petitions,
      }[field];
      return <Choice key={field} {...common} wide options={choices} value={value || null} onChange={fill} />;
    }
    if (isArrival(field))
      return (
        <ArrivalField key={field} {...common} isDay={field === 'arrivedOn'} value={value} onChange={fill} />
      );
    if (field === 'how') {
      return (
        <Select
          key={field}
          {...common}
          empty=""
          options={listed(words.domain.releaseHow)}
          value={value}
          onChange={fill}
        />
      );
    }
    if (field === 'waitFor') {
      return (
        <Radios
          key={field}
          {...common}
          wide
          options={mayWaitFor.map(id => ({ id, label: words.clocks.waiting.reasons[id] }))}
          value={(value || null) as PauseReason | null}
          onChange={fill}
        />
      );
    }
    if (field === 'outcome') {
      return (
        <Radios
          key={field}
          {...common}
          wide
          options={listed(words.domain.reportOutcome)}
          value={value || null}
          onChange={fill}
        />
      );
    }
    return (
      <Fragment key={field}>
        <TextField {...common} wide lines={LONG.includes(field) ? 5 : 3} value={value} onChange={fill} />
        <ScanHint text={value} />
      </Fragment>
    );
  });
}
