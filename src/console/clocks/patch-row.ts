import type { InfiniteData, QueryClient } from '@tanstack/react-query';

interface Row {
  id: string;
}

/**
 * One row as it is now, in every list under this key that shows it. Nothing is added, removed or moved. What was being
 * asked for is older than the row, and is asked for anew.
 */
export async function patchRow<T extends Row>(client: QueryClient, key: string, row: T): Promise<void> {
  await client.cancelQueries({ queryKey: [key] });
  client.setQueriesData<Partial<InfiniteData<{ items: T[] }>>>({ queryKey: [key] }, data => {
    if (!data?.pages) return data;
    const pages = data.pages.map(page => ({
      ...page,
      items: page.items.map(old => (old.id === row.id ? { ...old, ...row } : old)),
    }));
    return { ...data, pages };
  });
}
