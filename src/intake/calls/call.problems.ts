import { Problem } from '../../platform/problem/problem.js';

export const callNotFound = (): Problem =>
  new Problem('CALL_NOT_FOUND', 404, { 'zh-TW': '查無這通電話。', en: 'There is no such call.' });

export const callNotYours = (): Problem =>
  new Problem('CALL_NOT_YOURS', 403, {
    'zh-TW': '這通電話由其他同仁接聽。',
    en: 'A colleague has this call.',
  });

export const callRecorded = (): Problem =>
  new Problem('CALL_RECORDED', 409, {
    'zh-TW': '這通電話已經登錄。',
    en: 'This call has been recorded already.',
  });

export const callGoesOn = (): Problem =>
  new Problem('CALL_GOES_ON', 409, {
    'zh-TW': '通話還沒有結束。',
    en: 'This call is not over yet.',
  });

export const tooManyEvents = (): Problem =>
  new Problem('TOO_MANY_EVENTS', 409, {
    'zh-TW': '這通電話的事件過多，不再接受新的事件。',
    en: 'More was told of this call than a call can have. No more is taken.',
  });

export const nobodyThere = (): Problem =>
  new Problem('COLLEAGUE_NOT_THERE', 422, {
    'zh-TW': '找不到這位同仁，或其角色不接聽電話。',
    en: 'There is no such colleague who takes calls.',
  });

export const toYourself = (): Problem =>
  new Problem('COLLEAGUE_IS_YOU', 422, {
    'zh-TW': '不能轉接給自己。',
    en: 'A call cannot be handed over to yourself.',
  });
