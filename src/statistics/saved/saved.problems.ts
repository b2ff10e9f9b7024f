import { Problem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';

export const filterNotFound = (): Problem =>
  new Problem('FILTER_NOT_FOUND', 404, {
    'zh-TW': '找不到這組條件，可能已經刪除或不再分享。',
    en: 'There is no such filter: it may have been deleted, or is no longer shared.',
  });

export const filterNotYours = (): Problem =>
  new Problem('FILTER_NOT_YOURS', 403, {
    'zh-TW': '只有儲存這組條件的人可以修改或刪除。',
    en: 'Only whoever saved this filter changes or deletes it.',
  });

export const filterStale = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '這組條件剛剛已經修改過，請重新整理後再試。',
    en: 'This filter has just been changed. Please look at it anew.',
  });

export const nameTaken = (): Problem =>
  invalid([
    {
      field: 'name',
      code: 'FILTER_NAME_TAKEN',
      message: { 'zh-TW': '您已經有同名的條件。', en: 'You have a filter of that name.' },
    },
  ]);

export const noSuchPeriod = (): Problem =>
  invalid([
    {
      field: 'period',
      message: { 'zh-TW': '這份報表沒有這種期間。', en: 'This report has no such period.' },
    },
  ]);

const mailRefused = (code: string, zh: string, en: string): Problem =>
  invalid([{ field: 'mail', code, message: { 'zh-TW': zh, en } }]);

export const noMailGateway = (): Problem =>
  mailRefused(
    'NO_MAIL_GATEWAY',
    '這套系統目前不寄送電子郵件，無法訂閱。請系統管理者先設定郵件伺服器。',
    'This system sends no mail at present. Ask who runs it to set up its mail server first.',
  );

export const noMailAddress = (): Problem =>
  mailRefused(
    'NO_MAIL_ADDRESS',
    '您的帳號沒有電子郵件地址，無法寄送。請帳號管理者為您設定。',
    'Your account has no e-mail address to send it to. Ask who manages accounts to set one.',
  );

/** What was asked is asked no more of any agency, or district, that its owner may see. */
export const outOfReach = (): Problem =>
  new Problem('OUT_OF_REACH', 403, {
    'zh-TW': '條件中的機關或行政區不在您可查看的範圍內。',
    en: 'The agencies or districts asked for are none that you may see.',
  });

export const namesInMail = (): Problem =>
  mailRefused(
    'NAMES_IN_MAIL',
    '依承辦人分組或限定承辦人的統計含有同仁姓名，不以郵件寄送。請改用其他分組或條件。',
    'By officer, or of some officers, the report holds names of colleagues and is not sent by mail. Ask for it otherwise.',
  );

export const tooMany = (most: number): Problem =>
  new Problem('TOO_MANY_FILTERS', 422, {
    'zh-TW': `最多可儲存 ${most} 組條件，請先刪除不用的。`,
    en: `At most ${most} filters can be saved. Please delete one first.`,
  });
