import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type ContractorLink = components['schemas']['ContractorLinkDto'];
type Links = components['schemas']['ContractorLinksDto'];
export type MadeLink = components['schemas']['ContractorLinkMadeDto'];
export type LinkWish = components['schemas']['ContractorLinkWishDto'];

const pathOf = (orderId: string) => `/work-orders/${orderId}/contractor-links`;

/** `news`: whatever was written last on the timeline; the contractor may have been it. */
export const linksQuery = (orderId: string, news: string) =>
  queryOptions({
    queryKey: ['contractor-links', orderId, news],
    queryFn: ({ signal }) => api.get<Links>(pathOf(orderId), {}, signal),
    placeholderData: before => before,
  });

export const makeLink = (orderId: string, wish: LinkWish) => api.post<MadeLink>(pathOf(orderId), wish);
export const endLink = (orderId: string, linkId: string) =>
  api.post<Links>(`${pathOf(orderId)}/${linkId}/end`);
