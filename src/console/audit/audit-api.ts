import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { addDays } from '../words/dates.js';

type Schemas = components['schemas'];
export type AuditSearch = Omit<Schemas['AuditSearchDto'], 'limit'>;
export type AuditPage = Schemas['AuditPageDto'];
export type AuditRow = Schemas['AuditRowDto'];
export type AuditHead = Schemas['AuditHeadDto'];
export type Patterns = Schemas['PatternsDto'];
export type Pattern = Schemas['PatternDto'];
export type Format = Schemas['AuditExportDto']['format'];

/** Days as somebody chose them; empty: no limit. The last one is included. */
export interface Days {
  from: string | null;
  to: string | null;
}

const MIDNIGHT = 'T00:00:00+08:00';

export const periodOf = ({ from, to }: Days): Pick<AuditSearch, 'from' | 'to'> => ({
  ...(from && { from: `${from}${MIDNIGHT}` }),
  ...(to && { to: `${addDays(to, 1)}${MIDNIGHT}` }),
});

/** A case number begins with a letter; anything else is a telephone number. */
export const personOf = (typed: string): AuditSearch['person'] =>
  /^\s*[a-z]/i.test(typed.normalize('NFKC')) ? { caseNumber: typed.trim() } : { phone: typed.trim() };

export const searchAudit = (search: AuditSearch, after: string | null): Promise<AuditPage> =>
  api.post<AuditPage>('/audit/search', { ...search, ...(after && { after }) });

export const findPatterns = (days: Days): Promise<Patterns> =>
  api.post<Patterns>('/audit/patterns', periodOf(days));

export const headQuery = queryOptions({
  queryKey: ['audit-head'],
  queryFn: ({ signal }) => api.get<AuditHead>('/audit/head', {}, signal),
});

export const actionsQuery = queryOptions({
  queryKey: ['audit-actions'],
  queryFn: ({ signal }) => api.get<Schemas['AuditActionsDto']>('/audit/actions', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Fetched, and then given to the browser as if a link had been pressed. */
export async function exportAudit(search: AuditSearch, format: Format, lang: 'zh-TW' | 'en'): Promise<void> {
  const address = URL.createObjectURL(await api.file('/audit/export', { ...search, format, lang }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `audit.${format}`;
  link.click();
  URL.revokeObjectURL(address);
}
