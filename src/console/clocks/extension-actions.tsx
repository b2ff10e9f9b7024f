import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { DecisionActions } from '../decisions/decision-actions.js';
import { useWords } from '../words/use-words.js';
import type { Extension } from './extension-queries.js';
import { patchRow } from './patch-row.js';

const RENEWS = ['extensions', 'case'] as const;

/** The row changes where it stands, before the list is renewed. */
export function ExtensionActions({ one, number }: { one: Extension; number: string }) {
  const client = useQueryClient();
  const hear = useCallback((answer: Extension) => patchRow(client, 'extensions', answer), [client]);
  const words = useWords().clocks.extension;
  return <DecisionActions path="/extensions" renews={RENEWS} {...{ one, number, words, hear }} />;
}
