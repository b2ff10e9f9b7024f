import type { AskedKind } from '../../events.js';
import type { Agency, Category, Named, ProfileEntry, Protocol, Village } from '../profile.js';
import type { Question } from '../question.js';
import type { CategorySource, NamedSource, ProfileSource, QuestionSource } from './files.js';
import { limitsOf } from './limits.js';
import { routesOf } from './routes.js';
import { surgeSetsOf } from './surges.js';
import { trackedEntries } from './tracked.js';

/** The entries of a checked profile: one for each thing that has a version of its own, in the order of the files. */
export function compose(profile: ProfileSource, villages: ReadonlyMap<string, Village[]>): ProfileEntry[] {
  const { inForceFrom } = profile['limits.yaml'];
  const categories = [...categoriesOf(profile, 'dispatch'), ...categoriesOf(profile, 'petition')];
  return [
    { kind: 'city', code: profile['city.yaml'].code, content: profile['city.yaml'] },
    ...agenciesOf(profile).map(content => ({ kind: 'agency' as const, code: content.code, content })),
    ...categories.map(content => ({ kind: 'category' as const, code: content.code, content })),
    ...profile['districts.yaml'].districts.map(district => ({
      kind: 'district' as const,
      code: district.code,
      content: { ...district, villages: villages.get(district.code) ?? [] },
    })),
    ...categories.map(({ code, kind }) => ({
      kind: 'routes' as const,
      code,
      content: routesOf({ code, kind }, profile['routing.yaml'], profile['districts.yaml']).map(
        ({ place: _place, ...route }) => route,
      ),
    })),
    ...categories.map(({ code, kind }) => ({
      kind: 'limits' as const,
      code,
      content: limitsOf(code, kind, profile['limits.yaml']),
      ...(inForceFrom && { inForceFrom }),
    })),
    ...trackedEntries(profile),
    {
      kind: 'protocol',
      code: profile['city.yaml'].code,
      content: { ...protocolOf(profile), surges: surgeSetsOf(profile['limits.yaml']) },
    },
    ...profile['calendar.yaml'].years.map(({ year, off, makeUp = {} }) => ({
      kind: 'calendar' as const,
      code: String(year),
      content: { year, off, makeUp },
    })),
    ...profile['retention.yaml'].rules.map(({ for: categories = [], attachments = null, ...rule }) => ({
      kind: 'retention' as const,
      code: rule.code,
      content: { ...rule, categories, attachments },
    })),
  ];
}

function agenciesOf(profile: ProfileSource): Agency[] {
  const { agencies, districtOffices } = profile['agencies.yaml'];
  const offices = districtOffices.map(({ district: name, ...office }): Agency => {
    const district = profile['districts.yaml'].districts.find(one => one.name === name);
    return {
      code: office.code,
      unitCode: office.unitCode ?? null,
      kind: 'district-office',
      name: `${name}公所`,
      nameEn: `${district?.nameEn ?? name} Office`,
      phone: office.phone ?? null,
      aliases: [],
      parent: null,
      district: district?.code ?? null,
    };
  });
  const others = agencies.map(
    ({ unitCode = null, phone = null, aliases = [], parent = null, ...agency }): Agency => ({
      ...agency,
      unitCode,
      phone,
      aliases,
      parent,
      district: null,
    }),
  );
  return [...others, ...offices];
}

function categoriesOf(
  { 'categories.yaml': source }: ProfileSource,
  kind: AskedKind,
): (Category & { kind: AskedKind })[] {
  const list: [CategorySource, NamedSource | undefined][] =
    kind === 'dispatch'
      ? source.dispatch.map(({ group, ...category }) => [
          category,
          source.groups.find(({ code }) => code === group),
        ])
      : source.petition.map(({ field, ...category }) => [
          category,
          source.fields.find(({ code }) => code === field),
        ]);
  return list.map(([category, group]) => ({
    code: category.code,
    kind,
    name: category.name,
    nameEn: category.nameEn,
    group: group as Named,
    urgency: category.urgency ?? null,
    photoRequired: category.photoRequired ?? false,
    uncategorised: category.uncategorised ?? false,
    contactByAgency: category.contactByAgency ?? false,
    confidential: category.confidential ?? false,
    ...(category.supervised && { supervised: true as const }),
    attributes: Object.entries(category.attributes ?? {}).flatMap(([code, need]) => {
      const attribute = source.attributes.find(one => one.code === code);
      return attribute ? [{ ...attribute, required: need === 'required' }] : [];
    }),
    questions: questionsOf(category, source.questions ?? []),
    answeredWith: category.answeredWith ?? 'realtime',
    aliases: category.aliases ?? [],
    keywords: category.keywords,
  }));
}

const questionsOf = ({ questions = {} }: CategorySource, known: readonly QuestionSource[]): Question[] =>
  Object.entries(questions).flatMap(([code, need]) => {
    const question = known.find(one => one.code === code);
    if (!question) return [];
    const { hint = null, options = [], ...asked } = question;
    return [{ ...asked, hint, options, told: need === 'told', required: need === 'required' }];
  });

const protocolOf = ({
  'protocol.yaml': { notHandledGrounds, ...protocol },
  'supervision.yaml': { flagged, yearlyReview, builders, items, versions },
}: ProfileSource): Protocol => ({
  ...protocol,
  notHandledGrounds: notHandledGrounds.map(({ needs = null, ...ground }) => ({ ...ground, needs })),
  supervision: {
    ...{ flagged, yearlyReview, builders },
    versions: versions.map(({ from, groups }) => ({
      from,
      groups: groups.map(({ items: _items, ...group }) => group),
      items: groups.flatMap(({ code: group, items: codes }) =>
        items.filter(({ code }) => codes.includes(code)).map(({ as: _as, ...item }) => ({ ...item, group })),
      ),
    })),
  },
});
