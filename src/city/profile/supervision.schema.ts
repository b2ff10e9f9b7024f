import { categoryCode, list, named, record, slug } from './schema-parts.js';

/** The form of `supervision.yaml`. */

const count = { type: 'integer', minimum: 1, maximum: 1000 };
const hours = { type: 'integer', minimum: 1, maximum: 2160 };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const item = record({ code: categoryCode, ...named, inspect: hours, improve: hours, as: categoryCode }, [
  'as',
]);

export const supervision = record({
  flagged: record({ from: { ...count, minimum: 2 }, metres: count, withinDays: count }),
  yearlyReview: record({ moreThan: count, agencies: count, districtOffices: count }),
  ...{ extension: slug, ladder: slug, builders: list(slug, 2) },
  items: list(item),
  versions: list(
    record({ from: day, groups: list(record({ code: slug, ...named, items: list(categoryCode) })) }),
  ),
});
