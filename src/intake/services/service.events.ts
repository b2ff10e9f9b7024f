interface OfService {
  countId: string;
  service: string;
  site: string;
  day: string;
  persons: number;
}

/** What is told of services at the counter, which are only counted. */
export interface ServiceEvents {
  'service.counted': OfService;
  'service.withdrawn': OfService;
}
