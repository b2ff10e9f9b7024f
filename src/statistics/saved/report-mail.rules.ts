import type { MailValues } from '../../messages/mail/templates.js';
import { readableDay, readableTime } from '../period.rules.js';
import type { Language } from '../report.dto.js';
import type { Asked, SavedFilter } from './saved-filter.entity.js';
import type { SavedSheets } from './saved-sheets.service.js';

/** What the mail says beside the file: of what it is, as of when, and where to look closer. */
export function mailOf(
  { report, name, mailLanguage }: Pick<SavedFilter, 'report' | 'name' | 'mailLanguage'>,
  { asOf, sheets, asked }: SavedSheets & { asked: Asked },
  ownAddress: string,
): MailValues['report'] {
  const lang = mailLanguage ?? 'zh-TW';
  const given = Object.entries(asked).flatMap(([key, value]) =>
    [value].flat().map((one): [string, string] => [key, one]),
  );
  return {
    ...{ name, title: sheets[0]?.name ?? report, period: periodWords(asked, lang) },
    ...{ asOf: readableTime(asOf.at, lang), position: asOf.position },
    page: `${ownAddress}/reports/${report}?${new URLSearchParams(given)}`,
  };
}

function periodWords({ from, to, month, year, months }: Asked, lang: Language): string {
  if (from && to) {
    const days = new Set([from, to].map(day => readableDay(`${day}`, lang)));
    return [...days].join(lang === 'en' ? ' – ' : '～');
  }
  if (month) return readableDay(`${month}`, lang);
  return lang === 'en'
    ? `ROC ${year}${months ? `, months ${months}` : ''}`
    : `民國${year}年${months ? ` ${months} 月` : ''}`;
}
