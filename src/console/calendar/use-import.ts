import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, api, isProblem } from '../api/client.js';
import { say } from '../live/announce.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { type CalendarImport, ofCalendar, type YearChange } from './queries.js';

/** What a file would change, or what is wrong in it. */
export interface Checked {
  turn: number;
  name: string;
  years: YearChange[] | null;
  faults: Faults | null;
}
interface Faults {
  /** How many there are, and what to do. */
  title: string;
  lines: string[];
}

const MOST_BYTES = 1024 * 1024;

const send = (file: File, apply: boolean): Promise<CalendarImport> => {
  const form = new FormData();
  form.append('file', file);
  return api.post<CalendarImport>(`/city/calendar/imports?apply=${apply}`, form);
};

/** Its bytes as they are now: what is applied is what was checked, even if the file is saved again meanwhile. */
const taken = async (file: File): Promise<File> =>
  new File([await file.arrayBuffer()], file.name, { type: file.type });

export function useImport() {
  const words = useWords();
  const text = words.calendar.imports;
  const { said } = useNames();
  const client = useQueryClient();
  const file = useRef<File | null>(null);
  const turn = useRef(0);
  /** Of the file that is held, also while nobody can check it. */
  const [name, setName] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [doing, setDoing] = useState<'check' | 'apply' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  /** Null: what went wrong has been said. */
  const ask = async (apply: boolean): Promise<CalendarImport | Faults | null> => {
    if (!file.current) return null;
    try {
      return await send(file.current, apply);
    } catch (error) {
      if (isProblem(error, 'CALENDAR_FAULTY') && error.fields.length > 0)
        return { title: said(error.words), lines: error.fields.map(({ message }) => said(message)) };
      if (error instanceof ApiProblem) setProblem(problemWords(error, words));
      else throw error;
      return null;
    }
  };
  const show = (answer: CalendarImport | Faults) => {
    const [years, faults] = 'lines' in answer ? [null, answer] : [answer.years, null];
    turn.current += 1;
    setChecked({ turn: turn.current, name: file.current?.name ?? '', years, faults });
    if (faults) say('wrong', text.isFaulty);
    else say('result', text.checked);
  };

  const choose = async (chosen: File) => {
    setChecked(null);
    setName(null);
    setProblem(chosen.size > MOST_BYTES ? text.tooBig : null);
    if (chosen.size > MOST_BYTES) return;
    try {
      file.current = await taken(chosen);
      setName(chosen.name);
      await check();
    } catch {
      setProblem(text.unreadable);
    }
  };
  const check = async () => {
    setProblem(null);
    setDoing('check');
    try {
      const answer = await ask(false);
      if (answer) show(answer);
    } finally {
      setDoing(null);
    }
  };
  const apply = async (): Promise<boolean> => {
    setProblem(null);
    setDoing('apply');
    const answer = await ask(true).finally(() => setDoing(null));
    void client.invalidateQueries(ofCalendar);
    if (answer === null) return false;
    if ('lines' in answer) {
      show(answer);
      return false;
    }
    say('result', text.applied);
    return true;
  };
  const isUnchecked = name !== null && checked === null && doing === null;
  return {
    ...{ name, checked, isUnchecked, isChecking: doing === 'check', isApplying: doing === 'apply' },
    ...{ problem, choose, check, apply },
  };
}
