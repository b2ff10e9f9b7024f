import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, api, isProblem } from '../api/client.js';
import type { components } from '../api/schema.js';
import { say } from '../live/announce.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';
import { RENEWED } from './tracked-queries.js';

type Answer = components['schemas']['DecisionListDto'];
/** What holds of every line that says nothing else. */
export type Common = Partial<
  Record<'source' | 'term' | 'meetingKind' | 'nth' | 'receivedOn' | 'replyBy', string>
>;

/** What is wrong in a list: how much, and where. */
interface Faults {
  title: string;
  lines: string[];
}

const MOST_BYTES = 1024 * 1024;

/** Its bytes as they are now: what is entered is what was checked, even if the file is saved again meanwhile. */
const taken = async (file: File): Promise<File> =>
  new File([await file.arrayBuffer()], file.name, { type: file.type });

/** A list of decisions: checked first, then entered as a whole. Sending it again after no answer is the same attempt. */
export function useList(common: Common) {
  const words = useWords();
  const text = words.tracked.list;
  const { said } = useNames();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const [faults, setFaults] = useState<Faults | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const attempt = useRef(crypto.randomUUID());

  /** Null: what went wrong is shown. */
  const send = async (chosen: File, apply: boolean): Promise<Answer | null> => {
    const form = new FormData();
    form.append('file', chosen);
    setWorking(true);
    setProblem(null);
    setFaults(null);
    try {
      const asked = new URLSearchParams({ apply: String(apply), ...common });
      return await api.post<Answer>(`/tracked/lists?${asked}`, form, apply ? attempt.current : undefined);
    } catch (error) {
      if (isProblem(error, 'LIST_FAULTY'))
        setFaults({ title: said(error.words), lines: error.fields.map(({ message }) => said(message)) });
      else if (error instanceof ApiProblem) setProblem(problemWords(error, words));
      else throw error;
      say('wrong', text.isFaulty);
      return null;
    } finally {
      setWorking(false);
    }
  };
  const choose = async (chosen: File) => {
    setFile(null);
    setCount(null);
    setFaults(null);
    setProblem(chosen.size > MOST_BYTES ? text.tooBig : null);
    if (chosen.size > MOST_BYTES) return;
    try {
      const held = await taken(chosen);
      setFile(held);
      attempt.current = crypto.randomUUID();
      await check(held);
    } catch {
      setProblem(text.unreadable);
    }
  };
  const check = async (held: File | null = file) => {
    if (!held) return;
    setCount(null);
    const answer = await send(held, false);
    if (!answer) return;
    setCount(answer.decisions);
    say('result', text.fine(answer.decisions));
  };
  const enter = async (): Promise<boolean> => {
    const answer = file && (await send(file, true));
    if (!answer) return false;
    void client.invalidateQueries({ queryKey: RENEWED });
    say('result', text.entered(answer.decisions));
    return true;
  };
  /** What was checked was checked with what stood in the fields then. */
  const forgetCheck = () => setCount(null);
  return {
    ...{ name: file?.name ?? null, count, faults, problem, isWorking },
    choose,
    check,
    enter,
    forgetCheck,
  };
}
