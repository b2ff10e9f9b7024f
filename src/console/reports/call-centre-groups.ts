const GROUPS = ['hour', 'weekday', 'line', 'group', 'agent'] as const;
export type CallsBy = (typeof GROUPS)[number];

export type CallsAsked = {
  from: string;
  to: string;
  by: CallsBy;
  line?: string | string[];
  group?: string | string[];
  figures?: 'current';
};

/** Agents have a door of their own, which few may open. */
export const groupsFor = (rights: readonly string[]): CallsBy[] =>
  GROUPS.filter(by => by !== 'agent' || rights.includes('report.call-agents'));

interface Asking {
  path: string;
  query: Record<string, string | string[]>;
}

export function callsPath({ by, ...asked }: CallsAsked): Asking {
  return by === 'agent'
    ? { path: '/reports/call-centre/agents', query: asked }
    : { path: '/reports/call-centre', query: { ...asked, by } };
}
