import { expect, it } from '@jest/globals';
import { RELEASE_WAYS } from '../../closure/closure.dto.js';
import { closedHow } from './closing.rules.js';

it.each([
  ['該處已清除完成；本案不需回電故解除管制。', 'not_needed'],
  ['陳情人再進線查案，故不再電覆解除管制。', 'not_needed'],
  ['該處已修復；並於11/30 11：04電 覆陳情人，故解除管制。', 'called_back'],
  ['11/24 16:20電覆陳情人未果，故於11/24 16:23簡訊回覆：您好', 'sms'],
  ['11/24 16:20電覆陳情人未果，故解除管制。', 'call_not_reached'],
  ['無危險性，故改派非網A-TB-2016-105185賡續辦理；並於11/09 16：36電覆陳情人。', 'converted_to_petition'],
  ['轉派非網：A-TB-2016-110458 賡續辦理；本案不需回電故解除管制。', 'converted_to_petition'],
  ['該處係六米以下巷道，故轉派：A-TB-2016-110981；本案不需回電', 'converted_to_petition'],
  ['簡訊回覆：需備料，另轉呈公文A-TB-2016-103062，交由工務局賡續辦理', 'converted_to_petition'],
  ['此案件已轉呈人民陳情案件A-TB-2016-103978由委員會賡續辦理', 'converted_to_petition'],
  [
    '並於11/10 14：48電覆陳情人；惟反映連鎖時段問題，故另成非網A-TB-2016-110312追蹤管制。',
    'additional_petition',
  ],
  ['惟陳情人反映此為長期問題，故另派非網A-TB- 2016-110695追蹤管制。', 'additional_petition'],
  ['另成新案A-TB-2016-106707賡續辦理', 'additional_petition'],
  ['依據警政業務權責回歸，代為通報 110 勤務指揮中心成功', 'relayed'],
  ['感謝您的反映，此案件已於11/5 17:48 通報110王警員查處', 'relayed'],
  ['11/12 17:15代通報自來水1910客服，受理編號2016。', 'relayed'],
  ['本案與INS161119018為重複案件，故結案以該案辦理。', 'duplicate'],
  ['此案與派工INS161108166相同，併案處理。', 'duplicate'],
  ['研判應是重複成案，故併入該案一併委由工務局賡續辦理。', 'duplicate'],
  ['該處路燈已修復。', 'other'],
  ['測試', 'other'],
  ['', 'other'],
] as const)('“%s” is closed as %s', (text, how) => {
  expect(closedHow(text)).toBe(how);
  expect(RELEASE_WAYS).toContain(how);
});
