import { NOTICE_VIAS, TOLD_ROLES } from '../accident-rules.js';
import { GROUND_NEEDS } from '../petition-law.js';
import { WORKS_REVIEWERS } from '../satisfaction-rules.js';
import { amount, categoryCode, list, named, record, slug, text } from './schema-parts.js';
import { tracked } from './tracked.schema.js';

const reason = {
  code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
  ...{ ...named, citizen: text, citizenEn: text },
};
const words = record({ 'zh-TW': text, en: text });
const timeOfDay = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const choiceOf = { code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, ...named };
const choice = record(choiceOf);
const lawful = { basis: text, basisEn: text };

export const nearness = {
  metres: { type: 'integer', minimum: 10, maximum: 2000 },
  withinHours: { type: 'integer', minimum: 1, maximum: 2160 },
};

/** The form of protocol.yaml. */
export const protocol = record(
  {
    serviceCentre: record(named),
    returns: record({
      within: amount,
      withSiteVisit: amount,
      arbitrateFrom: { type: 'integer', minimum: 1, maximum: 10 },
    }),
    arbitration: record({ within: amount }),
    sampling: record({
      ...{ within: amount, rework: amount },
      form: list(record({ code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, ...named })),
    }),
    visits: record({
      aheadWithinDays: { type: 'integer', minimum: 1, maximum: 365 },
      followUpWithinDays: { type: 'integer', minimum: 1, maximum: 1095 },
    }),
    incidents: record({
      joinWithinDays: { type: 'integer', minimum: 0, maximum: 90 },
      nearby: record(nearness),
      families: list(record({ code: slug, categories: list(categoryCode, 2), ...nearness }), 0),
    }),
    callerPolicy: record(
      {
        rememberDays: { type: 'integer', minimum: 1, maximum: 730 },
        appealWithinDays: { type: 'integer', minimum: 1, maximum: 180 },
        forgetAfterDays: { type: 'integer', minimum: 30, maximum: 1825 },
        forgetAbandonedAfterDays: { type: 'integer', minimum: 1, maximum: 365 },
        forgetUnrecordedAfterDays: { type: 'integer', minimum: 1, maximum: 365 },
        emergency: words,
        steps: list(
          record(
            {
              code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
              action: { enum: ['warn', 'limit', 'voice_message', 'refer'] },
              days: { type: 'integer', minimum: 1, maximum: 180 },
              limitMinutes: { type: 'integer', minimum: 1, maximum: 60 },
              ...{ ...named, message: words, advice: words },
            },
            ['limitMinutes', 'message'],
          ),
        ),
      },
      ['forgetAbandonedAfterDays', 'forgetUnrecordedAfterDays'],
    ),
    openData: record({
      delayDays: { type: 'integer', minimum: 1, maximum: 365 },
      atLeast: { type: 'integer', minimum: 3, maximum: 100 },
      exemptCategories: list(categoryCode, 0),
      open311Places: { enum: ['exact', 'city'] },
    }),
    satisfaction: record(
      {
        afterHours: { type: 'integer', minimum: 0, maximum: 720 },
        validDays: { type: 'integer', minimum: 1, maximum: 60 },
        exempt: record({
          kinds: list({ enum: ['dispatch', 'petition'] }, 0),
          categories: list(categoryCode, 0),
        }),
        reasons: list(
          record({
            code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
            about: { enum: ['service', 'outcome'] },
            ...named,
          }),
        ),
        phone: record({
          attempts: { type: 'integer', minimum: 1, maximum: 10 },
          hours: list(record({ from: timeOfDay, to: timeOfDay })),
        }),
        phoneShare: { type: 'number', minimum: 0, maximum: 1 },
        fewestAnswers: { type: 'integer', minimum: 1, maximum: 1000 },
        review: record({
          within: amount,
          maxRounds: { type: 'integer', minimum: 1, maximum: 10 },
          publicWorks: { enum: WORKS_REVIEWERS },
        }),
      },
      ['phone', 'phoneShare', 'fewestAnswers'],
    ),
    bullying: record({
      agency: slug,
      decideWithinDays: { type: 'integer', minimum: 1, maximum: 60 },
      sources: list(choice),
      grounds: list(choice),
      handlings: list(choice),
    }),
    accidents: record({
      grades: list(record({ ...choiceOf, care: { type: 'boolean' } })),
      suggestedAt: list(categoryCode, 0),
      onSiteWithinHours: { type: 'number', exclusiveMinimum: 0, maximum: 72 },
      careWithinHours: { type: 'number', exclusiveMinimum: 0, maximum: 720 },
      followUpEveryDays: { type: 'integer', minimum: 1, maximum: 90 },
      ways: list(choice),
      tell: list(
        record(
          {
            ...{ ...choiceOf, role: { enum: TOLD_ROLES }, agency: slug, holder: { const: true } },
            ...{ mail: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } },
            ...{ sms: { type: 'string', pattern: '^\\+8869\\d{8}$' }, via: list({ enum: NOTICE_VIAS }) },
          },
          ['role', 'agency', 'holder', 'mail', 'sms'],
        ),
      ),
    }),
    tracked,
    reminders: record({ mostADay: { type: 'integer', minimum: 1, maximum: 20 } }),
    coHandling: record({ within: amount }),
    returnReasons: list(record(reason)),
    notHandledGrounds: list(
      record(
        {
          ...{ ...reason, ...lawful, needs: { enum: GROUND_NEEDS } },
        },
        ['needs'],
      ),
    ),
    authorities: list(
      record({ code: slug, kind: { enum: ['central', 'local_government', 'utility'] }, ...named }),
    ),
    remedies: list(record({ code: { type: 'string', pattern: '^[a-z][a-z_]*$' }, ...named, ...lawful })),
  },
  ['bullying', 'tracked'],
);
