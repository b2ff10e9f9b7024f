import type { Named } from './profile.js';

/** What a ground asks for beside the opinion. */
export const GROUND_NEEDS = ['earlier_answers', 'owner'] as const;

/** Why a petition is not handled: the law, and what the petitioner reads of it. */
export interface NotHandledGround extends Named {
  basis: string;
  basisEn: string;
  citizen: string;
  citizenEn: string;
  needs: (typeof GROUND_NEEDS)[number] | null;
}

/** Outside the city: whom a petition is transferred to. */
export interface Authority extends Named {
  kind: 'central' | 'local_government' | 'utility';
}

export interface Remedy extends Named {
  basis: string;
  basisEn: string;
}
