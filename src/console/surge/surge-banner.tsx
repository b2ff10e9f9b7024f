import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { say } from '../live/announce.js';
import { useNow } from '../live/server-time.js';
import { Icon } from '../shell/icons.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { surgesQuery } from './surge-queries.js';

/** On every page while surge mode is on; that it begins or ends is said wherever somebody is. */
export function SurgeBanner() {
  const text = useWords().surge;
  const { name } = useNames();
  const language = useLanguage();
  const now = useNow();
  const { data } = useQuery(surgesQuery);
  const current = data?.current ?? null;
  const before = useRef<string | null | undefined>(undefined);
  const sentence = current && text.isOn(name(current.ruleSet), current.reason);

  useEffect(() => {
    if (!data) return;
    const id = data.current?.id ?? null;
    // Whoever comes when nothing is on, need not be told so.
    if (id !== (before.current ?? null)) say('result', sentence ?? text.isOver);
    before.current = id;
  }, [data, sentence, text]);

  if (!current) return null;
  const end = dateTimeWords(current.expectedEnd, language);
  return (
    <p className="surge-banner">
      <Icon name="soon" />
      <span>
        {sentence}
        {text.until(end)}
        {new Date(current.expectedEnd).getTime() < now && text.overdue}
      </span>
    </p>
  );
}
