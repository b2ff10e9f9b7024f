import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Machines = Schemas['MachinesDto'];
export type Machine = Schemas['MachineDto'];
export type MachineKey = Schemas['KeyDto'];
export type MadeKey = Schemas['MadeKeyDto'];

export const machinesQuery = queryOptions({
  queryKey: ['machines'],
  queryFn: ({ signal }) => api.get<Machines>('/machines', {}, signal),
});
