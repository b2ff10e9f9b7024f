import type { ReactNode } from 'react';
import { Button } from './controls/button.js';

interface Props {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  children: ReactNode;
}

/** The way to what a list does not show yet; nothing where it shows all. */
export function More({ query, children }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <div className="more">
      <Button isWorking={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        {children}
      </Button>
    </div>
  );
}
