import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';
import type { Path } from './source.js';

const file = 'retention.yaml';

export const retentionChecks: Check[] = [
  { needs: [file], find: rulesAreUnique },
  { needs: [file], find: everyKindHasOneRuleForTheRest },
  { needs: [file], find: rulesSayWhatTheirKindHas },
  { needs: [file, 'categories.yaml'], find: rulesAreForKnownCategories },
];

function* rulesAreUnique({ [file]: { rules } }: ProfileSource): Generator<Complaint> {
  yield* repeated(
    file,
    'code',
    rules.map(({ code }, i): [Path, string] => [['rules', i, 'code'], code]),
  );
  yield* repeated(file, 'category', listed(rules));
}

function* everyKindHasOneRuleForTheRest({ [file]: { rules } }: ProfileSource): Generator<Complaint> {
  for (const kind of ['dispatch', 'petition', 'contact', 'bullying'] as const) {
    const rest = [...rules.entries()].filter(([, rule]) => rule.kind === kind && !rule.for);
    if (rest.length === 0) yield [file, ['rules'], `there is no rule of the kind ${kind} without for`];
    for (const [i] of rest.slice(1))
      yield [file, ['rules', i], `a second rule of the kind ${kind} without for`];
  }
}

const NO_CASE: Partial<Record<string, string>> = {
  contact: 'a contact without a case',
  bullying: 'a report of bullying',
};

function* rulesSayWhatTheirKindHas({ [file]: { rules } }: ProfileSource): Generator<Complaint> {
  for (const [i, rule] of rules.entries()) {
    const noCase = NO_CASE[rule.kind];
    if (noCase && rule.for) yield [file, ['rules', i, 'for'], `${noCase} has no category`];
    if (noCase && rule.attachments !== undefined)
      yield [file, ['rules', i, 'attachments'], `${noCase} has no attachments`];
    if (rule.kind === 'bullying' && rule.person !== rule.texts)
      yield [
        file,
        ['rules', i, 'person'],
        `${noCase} loses the name with its texts: person must be as texts`,
      ];
    if (!noCase && rule.attachments === undefined)
      yield [file, ['rules', i], `rules[${i}] lacks attachments`];
  }
}

function* rulesAreForKnownCategories(profile: ProfileSource): Generator<Complaint> {
  const { rules } = profile[file];
  for (const kind of ['dispatch', 'petition'] as const) {
    const known = new Set(profile['categories.yaml'][kind].map(({ code }) => code));
    for (const [path, code] of listed(rules, kind))
      if (!known.has(code)) yield [file, path, `unknown ${kind} category ${code}`];
  }
}

const listed = (rules: ProfileSource['retention.yaml']['rules'], kind?: string): [Path, string][] =>
  rules.flatMap((rule, i) =>
    kind === undefined || rule.kind === kind
      ? (rule.for ?? []).map((code, j): [Path, string] => [['rules', i, 'for', j], code])
      : [],
  );
