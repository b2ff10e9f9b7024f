import type {
  CategorySource,
  LimitForSource,
  ProfileSource,
  RouteSource,
  SupervisionItemSource,
} from './files.js';

/** Whose works they are: asked where an item has no dispatch item that says who acts. */
const BUILDER = 'builder';

/**
 * The profile with what citizens report of public works (全民督工) among its dispatch items: each is routed, asked about and
 * recognised as the item it names, within hours of its own.
 */
export function supervised(profile: ProfileSource): ProfileSource {
  const { extension, ladder, builders, items: known, versions } = profile['supervision.yaml'];
  const groups = versions.at(-1)?.groups ?? [];
  const items = groups.flatMap(({ code: group, items: codes }) =>
    known.filter(({ code }) => codes.includes(code)).map(item => ({ ...item, group })),
  );
  const { 'categories.yaml': categories, 'limits.yaml': limits, 'routing.yaml': routing } = profile;
  const { agencies } = profile['agencies.yaml'];
  const limit = (hours: number, code: string): LimitForSource => ({ hours, ladder, for: [code] });
  const { complete, inspect = [] } = limits.dispatch;
  const improving = items.map(({ code, improve }) => ({ ...limit(improve, code), extension }));
  return {
    ...profile,
    'categories.yaml': {
      ...categories,
      groups: [...categories.groups, ...groups.map(({ items: _items, ...group }) => group)],
      attributes: [
        ...categories.attributes,
        {
          ...{ code: BUILDER, name: '工程主辦機關', nameEn: 'Whose works they are' },
          options: builders.flatMap(value => {
            const agency = agencies.find(({ code }) => code === value);
            return agency ? [{ value, label: agency.name, labelEn: agency.nameEn }] : [];
          }),
        },
      ],
      dispatch: [...categories.dispatch, ...items.map(item => categoryOf(item, profile))],
    },
    'limits.yaml': {
      ...limits,
      dispatch: {
        ...limits.dispatch,
        complete: { ...complete, items: [...complete.items, ...improving] },
        inspect: [...inspect, ...items.map(item => limit(item.inspect, item.code))],
      },
    },
    'routing.yaml': {
      ...routing,
      dispatch: [...routing.dispatch, ...items.flatMap(item => routesFor(item, builders, routing.dispatch))],
    },
  };
}

/** Public works: the agency itself contacts who reported; what was improved can be seen. */
function categoryOf(
  { code, group, name, nameEn, as }: SupervisionItemSource & { group: string },
  { 'categories.yaml': { dispatch } }: ProfileSource,
): CategorySource & { group: string } {
  const like = dispatch.find(one => one.code === as);
  return {
    ...{ code, group, name, nameEn, urgency: like?.urgency ?? ('P2' as const), photoRequired: true },
    ...{ contactByAgency: true, supervised: true },
    attributes: like ? (like.attributes ?? {}) : { [BUILDER]: 'optional' },
    questions: like?.questions ?? {},
    keywords: ['督工', '全民督工', 'public works supervision'],
  };
}

function routesFor(
  { code, as }: SupervisionItemSource,
  builders: readonly string[],
  routes: readonly RouteSource[],
): RouteSource[] {
  if (as !== undefined)
    return routes.filter(route => route.for.includes(as)).map(route => ({ ...route, for: [code] }));
  return [
    ...builders.map(to => ({ for: [code], when: { [BUILDER]: to }, to })),
    {
      ...{ for: [code], to: 'tray' },
      because: {
        'zh-TW': '請先查明工程主辦機關，由主管指派。',
        en: 'Find out first whose works they are: a supervisor decides.',
      },
    },
  ];
}
