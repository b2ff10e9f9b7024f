import type { Role } from '../roles.js';

/** What somebody is for the city: what they see and may do. */
export interface Post {
  role: Role;
  agency: string | null;
  /** Null: all. */
  districts: string[] | null;
}

export const isSamePost = (a: Post, b: Post): boolean =>
  a.role === b.role && a.agency === b.agency && String(a.districts) === String(b.districts);

/** In codes, for the record; a name or an address is only said to have changed. */
export function changesOf(
  before: Post,
  after: Post,
  { name, email }: { name?: string; email?: string | null },
): string {
  const parts = [
    before.role !== after.role && `role ${before.role}>${after.role}`,
    before.agency !== after.agency && `agency ${before.agency ?? '-'}>${after.agency ?? '-'}`,
    String(before.districts) !== String(after.districts) &&
      `districts ${before.districts?.join('+') ?? 'all'}>${after.districts?.join('+') ?? 'all'}`,
    name !== undefined && 'name',
    email !== undefined && 'email',
  ];
  return parts.filter(Boolean).join(', ');
}
