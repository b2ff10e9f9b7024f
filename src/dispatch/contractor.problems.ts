import { Problem } from '../platform/problem/problem.js';

/** One answer for a guessed, an ended and an expired link: nobody learns which it is. */
export const linkInvalid = (): Problem =>
  new Problem('CONTRACTOR_LINK_INVALID', 401, {
    'zh-TW': '這個連結無效、已到期或已結束，請向承辦人索取新的連結。',
    en: 'This link is not valid, has expired or was ended. Ask the officer for a new one.',
  });

export const linkNotFound = (): Problem =>
  new Problem('CONTRACTOR_LINK_NOT_FOUND', 404, {
    'zh-TW': '這張派工單沒有這個承包商連結。',
    en: 'The work order has no such contractor link.',
  });

export const notAtWork = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '派工單目前不在處理中（須已簽收、不在等候中、尚未回報）。',
    en: 'The work order is not being worked on: it must be acknowledged, not on hold, and not reported yet.',
  });

export const notForContractors = (): Problem =>
  new Problem('CASE_CONFIDENTIAL', 403, {
    'zh-TW': '保密案件不得交付承包商。',
    en: 'A confidential case is not handed to contractors.',
  });

export const photosOfAnother = (): Problem =>
  new Problem('FILE_NOT_OF_CASE', 422, {
    'zh-TW': '選的照片不屬於這個案件。',
    en: 'A photo that was chosen does not belong to this case.',
  });

export const tooManyLinks = (): Problem =>
  new Problem('TOO_MANY_LINKS', 409, {
    'zh-TW': '這張派工單有效的承包商連結已達上限，請先結束不用的連結。',
    en: 'The work order has as many valid links as it may have. End one that is not used.',
  });

export const linkUsedUp = (): Problem =>
  new Problem('CONTRACTOR_LINK_USED_UP', 409, {
    'zh-TW': '這個連結的回報或照片已達上限，請聯絡承辦人。',
    en: 'This link has taken as many reports or photos as it may. Contact the officer.',
  });
