import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Booking = Schemas['BookingDto'];
export type Session = Schemas['BookingSessionDto'];
export type TelephoneDays = Schemas['TelephoneDaysDto'];
export type Form = Booking['form'];

/** Whoever came is counted, too. */
export const RENEWS = ['booking-sessions', 'bookings', 'telephone-days', 'services'];

/** At all places: nobody's name. */
export const sessionsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['booking-sessions', from, to],
    queryFn: ({ signal }) =>
      api.get<Schemas['BookingSessionsDto']>('/booking-sessions', { from, to }, signal),
  });

/** Names: each reading is recorded, so it is read for a person and for what has changed, and not because time passes. */
export const listQuery = (day: string, site: string) =>
  queryOptions({
    queryKey: ['bookings', day, site],
    queryFn: ({ signal }) => api.get<Schemas['BookingsDto']>('/bookings', { day, site }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Searched by a person, each time anew; nothing of it is kept once it is out of sight. */
export const phoneQuery = (phone: string | null) =>
  queryOptions({
    queryKey: ['bookings', 'of-phone', phone],
    queryFn: () => api.post<Schemas['BookingsDto']>('/bookings/search', { phone }),
    enabled: phone !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

export const telephoneDaysQuery = queryOptions({
  queryKey: ['telephone-days'],
  queryFn: ({ signal }) => api.get<Schemas['TelephoneDaysListDto']>('/telephone-days', {}, signal),
});

export const startsOf = ({ slots: [first] }: Session): string => first?.at ?? '';
export const freeOf = ({ slots }: Session): number => slots.filter(({ isFree }) => isFree).length;
