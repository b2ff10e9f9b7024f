import type { Words } from '../../platform/problem/problem.js';

/** The city's doors, as a file names them. */
export const CHANNEL_WORDS: Record<string, Words> = {
  phone: { 'zh-TW': '電話', en: 'Phone' },
  counter: { 'zh-TW': '臨櫃', en: 'Counter' },
  letter: { 'zh-TW': '信函', en: 'Letter' },
  fax: { 'zh-TW': '傳真', en: 'Fax' },
  mailbox: { 'zh-TW': '市長信箱', en: 'Mayor’s mailbox' },
  app: { 'zh-TW': '高雄一指通', en: 'App' },
  chatbot: { 'zh-TW': '智能客服', en: 'Chatbot' },
};
