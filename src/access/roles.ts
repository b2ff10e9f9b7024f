/** Everyone who signs in has one of these (design: the outside contract). */
export const peopleRoles = [
  'agent',
  'supervisor',
  'petition_clerk',
  'officer',
  'agency_chief',
  'inspector',
  'manager',
  'commission',
  'auditor',
  'admin',
] as const;

/** The last one is of machines only: a telephone system, an app, a chatbot, through which citizens reach the city. */
export const roles = [...peopleRoles, 'channel'] as const;

export type Role = (typeof roles)[number];

/** These work for one agency and see only what is in its hands; everyone else belongs to the city's centre. */
export const agencyRoles: readonly Role[] = ['officer', 'agency_chief'];

export const worksForAnAgency = (role: Role): boolean => agencyRoles.includes(role);
