import { type FormEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../words/use-words.js';
import { Icon } from './icons.js';
import { useKey, useShortcut } from './shortcut-keys.js';

const WHOLE_NUMBER = /^([A-Z])(\d{8})-?(\d{5})-?(\d)$/;
const PHONE = /^0\d{7,9}$/;
/** A stretch of a number is nothing but digits, with the letter in front or without. */
const NUMBER_PART = /^[A-Z]?[\d\s-]+$/;

/** What was searched for and may be about a person: it travels beside the address, never in it. */
export interface Sought {
  phone?: string;
  text?: string;
}

/** Where a search leads. */
export function placeOfSearch(typed: string): { to: string; state?: Sought } | null {
  const text = typed.normalize('NFKC').trim().toUpperCase();
  if (!text) return null;
  const whole = WHOLE_NUMBER.exec(text);
  if (whole) return { to: `/case/${whole[1]}${whole[2]}-${whole[3]}-${whole[4]}` };
  const digits = text.replace(/[\s()-]/g, '');
  if (PHONE.test(digits)) return { to: '/find', state: { phone: digits } };
  if (!NUMBER_PART.test(text)) return { to: '/find', state: { text: typed.trim() } };
  return { to: `/find?q=${encodeURIComponent(text)}` };
}

export function NumberSearch() {
  const words = useWords();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const key = useKey('search');
  useShortcut('search', focus);

  function focus() {
    input.current?.focus();
    input.current?.select();
  }
  const search = (event: FormEvent) => {
    event.preventDefault();
    const place = placeOfSearch(input.current?.value ?? '');
    if (place) void navigate(place.to, { state: place.state });
  };

  return (
    <search className="number-search">
      <form onSubmit={search} autoComplete="off">
        <input
          ref={input}
          type="search"
          aria-label={words.header.search}
          placeholder={words.header.search}
          title={`${words.header.searchHint}（${key}）`}
          spellCheck={false}
        />
        <button type="submit" aria-label={words.header.searchSubmit}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  );
}
