import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Letter = Schemas['LetterDto'];
export type LetterInFull = Schemas['LetterInFullDto'];
export type LetterDraft = Schemas['LetterAnswerDraftDto'];
export type OutgoingMail = Schemas['MessageDto'];
export type OutgoingMails = Schemas['MessagesDto'];
export type LettersShown = 'ready' | 'in_hand' | 'waiting' | 'expired' | 'answered';
export type MailsShown = 'undelivered' | 'waiting' | 'sent' | 'all';

const PAGE_SIZE = 50;

/** What changes when something is done to a letter or to a mail. */
export const RENEWS = ['letters', 'letter', 'messages', 'case', 'cases', 'counters', 'call-backs'] as const;

/** The latest first. */
export const lettersQuery = (show: LettersShown) =>
  infiniteQueryOptions({
    queryKey: ['letters', show],
    queryFn: ({ pageParam, signal }) =>
      api.get<Schemas['LettersDto']>('/letters', { show, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

/** In the body, and each time anew: a search is recorded when somebody makes it. */
export const letterSearch = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['letter-search', text],
    queryFn: ({ pageParam }) =>
      api.post<Schemas['LettersDto']>('/letters/search', {
        ...{ text, limit: PAGE_SIZE, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter', id],
    queryFn: ({ signal }) => api.get<LetterInFull>(`/letters/${encodeURIComponent(id)}`, {}, signal),
  });

/** What would be sent now; asked for when somebody wants to answer, and not again while they read it. */
export const answerDraftQuery = (id: string) =>
  queryOptions({
    queryKey: ['answer-draft', id],
    queryFn: ({ signal }) => api.get<LetterDraft>(`/letters/${id}/answer`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** The latest first. `letter`: only those about this one. */
export const mailsQuery = (show: MailsShown, letter: string | null = null) =>
  infiniteQueryOptions({
    queryKey: ['messages', show, letter],
    queryFn: ({ pageParam, signal }) =>
      api.get<OutgoingMails>('/messages', { show, letter, limit: PAGE_SIZE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
