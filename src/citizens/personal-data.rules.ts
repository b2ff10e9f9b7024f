import type { Person } from './person.rules.js';
import { findEmails, findHandles } from './personal-data/address-forms.rules.js';
import { findEnglishNames } from './personal-data/english-name.rules.js';
import type { Found, PersonalDataKind } from './personal-data/found.js';
import { findKnownAddress, findKnownName, waysToWrite } from './personal-data/known-person.rules.js';
import { findNames } from './personal-data/name.rules.js';
import { findNumbers } from './personal-data/number.rules.js';
import { Reading } from './personal-data/reading.rules.js';

/** Whom the text is about, as far as we know, and the place of the case: that must stay readable. */
export interface KnownMatter extends Person {
  place: string | null;
}

const NOBODY: KnownMatter = { name: null, phone: null, email: null, address: null, place: null };

/** What stands in a text instead. An officer must see that something was there, and what kind of thing. */
export const COVERS: Record<PersonalDataKind, string> = {
  name: '〔姓名〕',
  phone: '〔電話〕',
  id_number: '〔身分證號〕',
  email: '〔電子郵件〕',
  card: '〔卡號〕',
  passport: '〔護照號碼〕',
  account: '〔帳號〕',
  address: '〔住址〕',
};

/**
 * Personal data in free text: telephones, ID numbers, e-mail addresses, cards, passports, accounts, and names that are
 * known, introduced or followed by a title. In the order of the text, without overlaps. Places, roads, shops, agencies,
 * house and case numbers, lamp posts, days, amounts and coordinates are left; so are number plates, which a tow truck
 * needs. It finds what has a form: a name without any of these signs, or a sentence by which neighbours know who is
 * meant, is not found.
 */
export function scan(text: string, known: KnownMatter = NOBODY, reading = new Reading(text)): Found[] {
  const found = [
    ...findNumbers(reading, waysToWrite(known.phone)),
    ...findEmails(reading),
    ...findHandles(reading),
    ...findKnownName(reading, known.name),
    ...findKnownAddress(reading, known.address, known.place),
    ...findNames(reading),
    ...findEnglishNames(reading),
  ];
  return withoutOverlaps(found);
}

/** The text with everything that was found covered. */
export function redacted(text: string, found: readonly Found[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of found) {
    parts.push(text.slice(at, start), COVERS[kind]);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** What others than the centre read instead; null where there is nothing to cover. */
export function sharedForm(text: string | null, known?: KnownMatter): string | null {
  if (text === null) return null;
  const found = scan(text, known);
  return found.length > 0 ? redacted(text, found) : null;
}

/** What overlaps becomes one piece, of the kind of the longest of it. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  let longest = 0;
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    const length = one.end - one.start;
    if (!last || one.start >= last.end) {
      kept.push({ ...one });
      longest = length;
      continue;
    }
    last.end = Math.max(last.end, one.end);
    if (length > longest) {
      last.kind = one.kind;
      longest = length;
    }
  }
  return kept;
}
