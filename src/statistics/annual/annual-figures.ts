/**
 * The figures of the service centre in the city's yearly report, in its order. `counted`: from what is in the system;
 * `entered`: by hand, since nothing in the system makes it; `either`: counted where nobody has entered it.
 */
export interface AnnualFigureKind {
  key: string;
  group: AnnualGroup;
  basis: 'counted' | 'entered' | 'either';
  unit: 'count' | 'percent';
  /** Of a percentage that is printed otherwise than the rest of its year. */
  decimals?: number;
}

export const ANNUAL_GROUPS = [
  'calls',
  'dispatch',
  'petitions',
  'app',
  'chatbot',
  'counters',
  'supervision',
  'accidents',
  'bullying',
  'people',
] as const;
export type AnnualGroup = (typeof ANNUAL_GROUPS)[number];

const figures = (
  group: AnnualGroup,
  basis: AnnualFigureKind['basis'],
  ...keys: string[]
): AnnualFigureKind[] =>
  keys.map(key => ({ key, group, basis, unit: key.endsWith('_pct') ? 'percent' : 'count' }));

export const ANNUAL_FIGURES: readonly AnnualFigureKind[] = [
  ...figures('calls', 'counted', 'calls', 'calls_monthly_average', 'inquiries', 'forwarded', 'other'),
  ...figures('calls', 'counted', 'share_inquiry_pct', 'share_forwarded_pct', 'share_other_pct'),
  ...figures('calls', 'counted', 'instant_reply_pct', 'satisfaction_pct', 'satisfaction_answers'),
  ...figures('calls', 'counted', 'satisfaction_response_pct', 'satisfaction_self_pct'),
  ...figures('calls', 'counted', 'satisfaction_self_answers', 'satisfaction_self_response_pct'),
  ...figures('dispatch', 'counted', 'dispatch_cases', 'dispatch_monthly_average', 'dispatch_in_surge'),
  ...figures('petitions', 'counted', 'petitions', 'mayor_mailbox', 'petitions_and_mailbox'),
  ...figures('app', 'counted', 'app_mailbox', 'app_dispatch', 'app_dispatch_share_pct'),
  ...figures('app', 'entered', 'app_downloads'),
  ...figures('chatbot', 'counted', 'chatbot_questions', 'chatbot_questions_nov_dec'),
  ...figures('counters', 'counted', 'legal_advice', 'health_service'),
  ...[
    ...figures(
      'supervision',
      'either',
      'public_works_supervision_reports',
      'public_works_supervision_closed',
      'public_works_supervision_satisfied_pct',
      'public_works_supervision_dissatisfied_pct',
    ),
    ...figures('supervision', 'counted', 'public_works_supervision_answers'),
    ...figures('supervision', 'either', 'public_works_supervision_inspections'),
    ...figures('supervision', 'either', 'public_works_supervision_inspection_rate_pct'),
  ].map(figure => ({ ...figure, decimals: 2 })),
  ...figures('accidents', 'either', 'accidents', 'emergencies', 'accidents_on_site_in_time_pct'),
  ...figures('accidents', 'either', 'accident_care_visits', 'accidents_open_at_end'),
  ...figures(
    'bullying',
    'either',
    'bullying_reports.accepted',
    'bullying_reports.not_accepted',
    'bullying_reports.total',
    'bullying_reports.by_source.mayor_mailbox',
    'bullying_reports.by_source.hotline_1999',
    'bullying_reports.by_source.city_anti_bullying_mailbox',
    'bullying_reports.by_source.education_bureau_line',
    'bullying_reports.by_source.other',
  ),
  ...figures('people', 'entered', 'seats', 'staff', 'staff_with_disabilities_pct').map(figure => ({
    ...figure,
    decimals: 1,
  })),
];

export const figureKind = (key: string): AnnualFigureKind | undefined =>
  ANNUAL_FIGURES.find(figure => figure.key === key);

/** Figures by their keys; null: it cannot be said. */
export type Figures = Record<string, number | null>;
