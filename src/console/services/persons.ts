const MOST = 1000;

/** 12, １２; null: no number of persons that can be counted at once. */
export function readPersons(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  const persons = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return persons >= 1 && persons <= MOST ? persons : null;
}
