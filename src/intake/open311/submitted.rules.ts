import type { Category } from '../../city/profile.js';
import type { Element } from './document.js';
import type { Submitted } from './submit.service.js';

const TEST_NOTICE = '測試端點：內容正確，沒有立案。 Test endpoint: all in order, and nothing was recorded.';

/** The id, a token for it, or neither, as the service says. */
export function accepted(
  { answeredWith }: Category,
  { number, token }: Submitted,
  language: string,
): Element {
  const isEnglish = language === 'en';
  if (token !== null) {
    const notice = isEnglish
      ? 'Received; the service centre looks at it first.'
      : '已收到，服務中心將先行確認。';
    return { token, service_notice: notice };
  }
  if (answeredWith === 'blackbox') return { service_notice: isEnglish ? 'Received.' : '已收到。' };
  const notice = isEnglish ? `Received under the number ${number}.` : `已受理，案件編號 ${number}。`;
  return { service_request_id: number, service_notice: notice };
}

/** At the test endpoint. */
export function taken({ answeredWith }: Category): Element {
  const service_notice = TEST_NOTICE;
  if (answeredWith === 'batch') return { token: 'TEST', service_notice };
  return answeredWith === 'blackbox' ? { service_notice } : { service_request_id: 'TEST', service_notice };
}
