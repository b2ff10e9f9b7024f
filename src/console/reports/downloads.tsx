import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props {
  /** Of the API. */
  path: string;
  asked: Partial<Record<string, string | readonly string[]>>;
  children?: ReactNode;
}

/** What is shown, as files in the language it is read in. */
export function Downloads({ path, asked, children }: Props) {
  const words = useWords();
  const language = useLanguage();
  const address = (format: string) => {
    const given = Object.entries({ ...asked, format, lang: language });
    return `/api${path}?${new URLSearchParams(given.flatMap(([name, value]) => [value ?? []].flat().map(one => [name, one])))}`;
  };
  return (
    <p className="downloads">
      <span className="muted">
        <Icon name="download" /> {words.manager.download}
      </span>
      {(['csv', 'xlsx', 'ods'] as const).map(format => (
        <a key={format} href={address(format)} download>
          {words.manager.formats[format]}
        </a>
      ))}
      {children}
    </p>
  );
}
