import { categoryCode, list, named, record, slug, yes } from './schema-parts.js';

const choice = record({ code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, ...named });
const choiceCode = choice.properties.code as object;

/** The form of what is tracked (列管), a part of protocol.yaml. */
export const tracked = record({
  classes: list(
    record({ code: choiceCode, ...named, holidaysCount: yes, held: { enum: ['petition', 'decision'] } }, [
      'held',
    ]),
  ),
  ...{ ladder: slug, extension: slug },
  sources: list(
    record(
      {
        code: categoryCode,
        ...named,
        documentClass: choiceCode,
        days: { type: 'integer', minimum: 1, maximum: 90 },
        ofCouncil: yes,
      },
      ['ofCouncil'],
    ),
  ),
  meetings: list(choice),
  fields: list(choice),
});
