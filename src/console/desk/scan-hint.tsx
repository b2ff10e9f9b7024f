import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { useWords } from '../words/use-words.js';

const PAUSE = 600;
const SHORTEST = 3;

/** Says, a moment after the typing stops, what the agency will not see. It stops nobody, and nothing is kept. */
export function ScanHint({ text }: { text: string }) {
  const words = useWords();
  const settled = useSettled(text);
  const isAsked = useQuery(sessionQuery).data?.rights.includes('text.scan') ?? false;
  const scan = useQuery({
    queryKey: ['scan', settled],
    queryFn: () => api.post<components['schemas']['ScannedTextDto']>('/texts/scan', { text: settled }),
    enabled: isAsked && settled.trim().length >= SHORTEST,
    placeholderData: previous => previous,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const kinds = settled === '' ? [] : [...new Set(scan.data?.found.map(({ kind }) => kind))];
  if (!isAsked) return null;
  const named = kinds.map(kind => words.contractor.scan.kinds[kind] ?? kind);
  return (
    <p className="field-hint wide" role="status">
      {named.length > 0 && words.contractor.scan.hint(named.join(words.contractor.scan.and))}
    </p>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value.slice(0, 4000)), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
