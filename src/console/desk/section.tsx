import type { ReactNode } from 'react';
import { type ShortcutName, useKey } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import type { Words } from '../words/zh-tw.js';

export const SECTIONS = ['who', 'what', 'item', 'where', 'similar', 'next', 'record'] as const;
export type SectionName = keyof Words['desk']['sections'];

const numberOf = (name: SectionName) => SECTIONS.indexOf(name) + 1;

interface Props {
  name: SectionName;
  onFocus: (name: SectionName) => void;
  children: ReactNode;
}

/** One step of the talk. Alt and its number jump here. */
export function Section({ name, onFocus, children }: Props) {
  const words = useWords();
  const number = numberOf(name);
  const key = useKey(`jump${number}` as ShortcutName);
  return (
    <section
      id={`desk-${name}`}
      className="desk-section"
      aria-labelledby={`desk-${name}-title`}
      onFocus={() => onFocus(name)}
    >
      <h2 id={`desk-${name}-title`} title={key}>
        <span className="desk-number" aria-hidden="true">
          {number}
        </span>
        {words.desk.sections[name]}
      </h2>
      <div className="desk-fields">{children}</div>
    </section>
  );
}

/** To the first field of a step, or to its text where there is only something to read. */
export function jumpTo(name: SectionName): void {
  const section = document.getElementById(`desk-${name}`);
  const target =
    section?.querySelector<HTMLElement>('[data-read]') ??
    section?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button');
  target?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'nearest' });
}
