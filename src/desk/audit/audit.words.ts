import type { AccessAction } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';

/** What was done, as an auditor reads it. */
export const ACTION_WORDS: Record<AccessAction, Words> = {
  'person.read': { 'zh-TW': '查看個人資料', en: 'read personal data' },
  'person.refused': { 'zh-TW': '欲查看個人資料，遭拒', en: 'was refused personal data' },
  'person.searched': { 'zh-TW': '以電話查詢民眾', en: 'searched by telephone' },
  'person.corrected': { 'zh-TW': '更正個人資料', en: 'corrected personal data' },
  'person.exported': { 'zh-TW': '匯出個人資料', en: 'exported personal data' },
  'person.forgotten': { 'zh-TW': '個人資料去識別化', en: 'made a person anonymous' },
  'unsealing.asked': { 'zh-TW': '申請解密', en: 'asked to unseal' },
  'unsealing.approved': { 'zh-TW': '核准解密', en: 'approved unsealing' },
  'unsealing.refused': { 'zh-TW': '否准解密', en: 'refused unsealing' },
  'unsealing.ended': { 'zh-TW': '終止解密', en: 'ended unsealing' },
  'contractor-link.made': { 'zh-TW': '產生廠商連結', en: 'made a contractor’s link' },
  'contractor-link.ended': { 'zh-TW': '終止廠商連結', en: 'ended a contractor’s link' },
  'contractor-link.used': { 'zh-TW': '使用廠商連結', en: 'used a contractor’s link' },
  'session.started': { 'zh-TW': '登入', en: 'signed in' },
  'session.refused': { 'zh-TW': '登入遭拒', en: 'was refused to sign in' },
  'session.ended': { 'zh-TW': '登出', en: 'signed out' },
  'session.reused': { 'zh-TW': '使用已失效的登入憑證', en: 'used an old session again' },
  'password.changed': { 'zh-TW': '變更密碼', en: 'changed a password' },
  'password.reset': { 'zh-TW': '重設密碼', en: 'reset a password' },
  'staff.created': { 'zh-TW': '建立帳號', en: 'made an account' },
  'staff.changed': { 'zh-TW': '異動帳號', en: 'changed an account' },
  'staff.suspended': { 'zh-TW': '停用帳號', en: 'suspended an account' },
  'staff.resumed': { 'zh-TW': '恢復帳號', en: 'resumed an account' },
  'staff.handed-over': { 'zh-TW': '移交帳號', en: 'handed an account over' },
  'api-key.made': { 'zh-TW': '核發 API 金鑰', en: 'made an API key' },
  'api-key.revoked': { 'zh-TW': '撤銷 API 金鑰', en: 'revoked an API key' },
  'report.exported': { 'zh-TW': '匯出報表', en: 'exported a report' },
  'audit.read': { 'zh-TW': '查閱稽核紀錄', en: 'read the audit' },
  'audit.exported': { 'zh-TW': '匯出稽核紀錄', en: 'exported the audit' },
  'keys.rotated': { 'zh-TW': '更換加密金鑰', en: 'rotated keys' },
  'keys.retired': { 'zh-TW': '停用加密金鑰', en: 'retired keys' },
  'backup.made': { 'zh-TW': '製作備份', en: 'made a backup' },
  'backup.restored': { 'zh-TW': '還原備份', en: 'restored a backup' },
  'retention.proposed': { 'zh-TW': '提出資料刪除清單', en: 'proposed a deletion' },
  'retention.approved': { 'zh-TW': '核准資料銷毀', en: 'approved a deletion' },
  'retention.refused': { 'zh-TW': '否准資料銷毀', en: 'refused a deletion' },
  'retention.carried-out': { 'zh-TW': '執行資料銷毀', en: 'carried a deletion out' },
  'request.registered': { 'zh-TW': '登錄個資請求', en: 'registered a person’s request' },
  'request.taken': { 'zh-TW': '承接個資請求', en: 'took a person’s request' },
  'request.decided': { 'zh-TW': '決定個資請求', en: 'decided a person’s request' },
  'request.finished': { 'zh-TW': '辦結個資請求', en: 'finished a person’s request' },
  'hold.placed': { 'zh-TW': '列入法律保全', en: 'placed a hold' },
  'hold.lifted': { 'zh-TW': '解除法律保全', en: 'lifted a hold' },
  'city.loaded': { 'zh-TW': '載入城市設定', en: 'loaded the city’s profile' },
  'calendar.imported': { 'zh-TW': '匯入辦公日曆', en: 'imported the government’s calendar' },
  'closure.saved': { 'zh-TW': '登錄停止上班', en: 'saved a closure' },
  'closure.withdrawn': { 'zh-TW': '撤銷停止上班', en: 'withdrew a closure' },
  'events.retried': { 'zh-TW': '重送擱置的事件', en: 'had parked events heard again' },
  'facts.rebuilt': { 'zh-TW': '重建統計資料', en: 'rebuilt the facts of the reports' },
  'text.searched': { 'zh-TW': '搜尋案件內容', en: 'searched the texts of cases' },
  'texts.rescanned': { 'zh-TW': '重新掃描文字個資', en: 'scanned the texts for personal data anew' },
};

export const ACTIONS = Object.keys(ACTION_WORDS) as AccessAction[];

/** An action that has no words here is an old one: it names itself. */
export const actionWords = (action: string): Words =>
  ACTION_WORDS[action as AccessAction] ?? { 'zh-TW': action, en: action };
