import { useState } from 'react';
import { say } from '../live/announce.js';
import { useStore } from '../live/store.js';
import { Button } from '../shell/controls/button.js';
import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { myCounter } from './my-counter.js';
import { readPersons } from './persons.js';
import type { Kind } from './service-queries.js';
import { useCount } from './use-count.js';

interface Props {
  kinds: Kind[];
  day: string;
  isToday: boolean;
}

/** One press a person: the number is typed only where there are more, and the focus stays on it. */
export function CountForm({ kinds, day, isToday }: Props) {
  const words = useWords();
  const text = words.services;
  const language = useLanguage();
  const { name } = useNames();
  const kept = useStore(myCounter);
  const [persons, setPersons] = useState('1');
  const [isWrong, setWrong] = useState(false);
  const { count, isWorking, problem, forget } = useCount();

  const sites = [...new Map(kinds.flatMap(kind => kind.sites).map(site => [site.code, site])).values()];
  const site = sites.find(({ code }) => code === kept.site) ?? sites[0];
  const given = kinds.filter(kind => kind.sites.some(({ code }) => code === site?.code));
  const service = given.find(({ code }) => code === kept.service) ?? given[0];
  if (!site || !service) return null;

  const submit = async () => {
    const number = readPersons(persons);
    setWrong(number === null);
    if (number === null) {
      say('wrong', text.personsWrong);
      return void focusField(['persons']);
    }
    const counting = { service: service.code, site: site.code, day, persons: number };
    if (await count(counting, text.counted(name(service), number))) setPersons('1');
    focusField(['persons']);
  };
  const when = calendarDayWords(day, language);
  return (
    <form
      className="count-form"
      aria-label={text.count}
      onSubmit={event => {
        event.preventDefault();
        if (!isWorking) void submit();
      }}
    >
      <Select
        name="site"
        label={text.site}
        options={sites.map(one => ({ id: one.code, label: name(one) }))}
        value={site.code}
        onChange={code => myCounter.set({ ...kept, site: code })}
      />
      <Radios
        name="service"
        label={text.service}
        options={given.map(one => ({ id: one.code, label: name(one) }))}
        value={service.code}
        onChange={code => myCounter.set({ site: site.code, service: code })}
      />
      <TextField
        name="persons"
        label={text.persons}
        error={isWrong ? text.personsWrong : null}
        value={persons}
        onChange={typed => {
          setPersons(typed);
          setWrong(false);
          forget();
        }}
        inputMode="numeric"
        autoComplete="off"
      />
      <div className="count-button">
        <Button type="submit" look="primary" isWorking={isWorking}>
          {isToday ? text.count : text.countOn(when)}
        </Button>
      </div>
      {!isToday && <p className="count-note">{text.notToday(when)}</p>}
      {problem?.day === day && (
        <p className="form-problem" role="alert">
          {problem.words}
        </p>
      )}
    </form>
  );
}
