import { Problem } from '../platform/problem/problem.js';

export const proposalNotFound = (): Problem =>
  new Problem('PROPOSAL_NOT_FOUND', 404, {
    'zh-TW': '沒有這份刪除清單。',
    en: 'There is no such proposal.',
  });

export const requestNotFound = (): Problem =>
  new Problem('REQUEST_NOT_FOUND', 404, { 'zh-TW': '沒有這件當事人請求。', en: 'There is no such request.' });

export const holdNotFound = (): Problem =>
  new Problem('HOLD_NOT_FOUND', 404, {
    'zh-TW': '沒有這項保全，或已經解除。',
    en: 'There is no such hold, or it has been lifted.',
  });

export const stale = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這筆資料，您的操作沒有執行。請重新載入後再試一次。',
    en: 'Someone else has just changed this. Nothing was done; reload and try again.',
  });

export const dayInFuture = (): Problem =>
  new Problem('DAY_IN_FUTURE', 422, {
    'zh-TW': '基準日不能晚於今天。',
    en: 'The day of reference cannot be later than today.',
  });

export const nothingDue = (): Problem =>
  new Problem('NOTHING_DUE', 422, {
    'zh-TW': '依現行規則，到這一天沒有任何資料到期，未產生清單。',
    en: 'By the rules in force nothing is due on that day, so there is no list.',
  });

export const proposalPending = (): Problem =>
  new Problem('PROPOSAL_PENDING', 409, {
    'zh-TW': '前一份清單尚未核定或尚未執行完畢，請先處理。',
    en: 'The list before this one is not decided or not carried out yet. See to it first.',
  });

export const decidedAlready = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這件已經決定，不能再決定一次。',
    en: 'This has been decided already.',
  });

export const ownProposal = (): Problem =>
  new Problem('OWN_PROPOSAL', 403, {
    'zh-TW': '提出清單的人不能核定自己的清單。',
    en: 'Whoever proposed a list does not decide on it.',
  });

export const heldAlready = (): Problem =>
  new Problem('HELD_ALREADY', 409, { 'zh-TW': '已經在保全中。', en: 'It is on hold already.' });

export const nobodyToHold = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下陳情人資料。',
    en: 'Nobody left a name or number with this case.',
  });

export const notYourRequest = (): Problem =>
  new Problem('REQUEST_NOT_YOURS', 403, {
    'zh-TW': '這件請求由其他同仁承辦。請先接辦，才能處理當事人的資料。',
    en: 'Somebody else handles this request. Take it over before you see to the person’s data.',
  });

export const notNow = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這件請求目前不能這樣處理。',
    en: 'This cannot be done with the request as it stands.',
  });

export const nothingAbout = (): Problem =>
  new Problem('NOTHING_KEPT', 422, {
    'zh-TW': '系統沒有這位當事人的資料，請以駁回或結案說明。',
    en: 'Nothing is kept about this person. Refuse or finish the request and say so.',
  });
