import type { ReactNode } from 'react';
import { ApiProblem } from '../api/client.js';
import { problemWords, useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { Icon, type IconName } from './icons.js';

/** Grey lines of the height that the content will have, so that nothing jumps. */
export function Skeleton({ lines, height }: { lines: number; height?: 'row' | 'text' | 'tile' }) {
  const words = useWords();
  return (
    <div className={`skeleton skeleton-${height ?? 'row'}`}>
      <span className="hidden-text">{words.states.loading}</span>
      {Array.from({ length: lines }, (_, line) => line).map(line => (
        <div key={line} aria-hidden="true" />
      ))}
    </div>
  );
}

/** What would be here, and how it gets here. */
export function Empty({ title, hint, icon = 'check' }: { title: string; hint?: ReactNode; icon?: IconName }) {
  return (
    <div className="state">
      <Icon name={icon} />
      <p className="state-title">{title}</p>
      {hint && <div className="state-hint">{hint}</div>}
    </div>
  );
}

/** What was refused for good is refused again: to ask once more helps against everything else. */
const isFinal = (error: unknown) =>
  error instanceof ApiProblem && [400, 403, 404, 410, 422].includes(error.status);

/** What was shown may not be read any longer, or is gone: the case went to another agency, or the right was taken. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ApiProblem && [403, 404, 410].includes(error.status);

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useWords();
  const known = error instanceof ApiProblem && error.words !== null;
  return (
    <div className="state state-failed" role="alert">
      <Icon name="alarm" />
      <p className="state-title">{known ? problemWords(error, words) : words.states.failed}</p>
      {!known && <p className="state-hint">{words.states.failedHint}</p>}
      {onRetry && !isFinal(error) && <Button onPress={onRetry}>{words.states.retry}</Button>}
    </div>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/**
 * One of loading, failed, or here. Old data stays in sight while new data is asked for or cannot be had, but not when
 * it is refused for good.
 */
export function Loaded<T>(props: { query: Asked<T>; skeleton: ReactNode; children: (data: T) => ReactNode }) {
  const { query, skeleton, children } = props;
  if (query.data !== undefined && !isRefused(query.error)) return children(query.data);
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}
