import type { Words } from '../platform/problem/problem.js';

/** What each figure counts and out of what, said beside the figures: a number without its definition is not one. */
export const DEFINITIONS = {
  day: {
    'zh-TW': '日期為臺北時間的日曆日（0 時至 24 時）。案件與進線依民眾進線（收件）時間歸日。',
    en: 'A day is a calendar day in Taipei (0:00 to 24:00). Contacts and cases belong to the day on which the citizen reached the city.',
  },
  asOf: {
    'zh-TW': '本表統計至所示時間及紀錄序號為止；之後的異動未計入。',
    en: 'The figures are as of the time and log position shown; later changes are not in them.',
  },
  contacts: {
    'zh-TW': '當日進線的服務件數。諮詢、錄案後送、其他三類占比之分母為三類合計，相加為 100.0%。',
    en: 'Contacts received on the day. The shares of inquiries, recorded and other are out of the three together and sum to 100.0%.',
  },
  instantReply: {
    'zh-TW': '線上立即回覆率＝當場答覆的諮詢件數 ÷ 諮詢件數。',
    en: 'Instant reply rate = inquiries answered at once ÷ inquiries.',
  },
  served: {
    'zh-TW':
      '櫃台服務（法律諮詢、量血壓等）以服務日期計人次，依服務項目與地點加總；已撤銷的計數不計。不是進線，也不是案件。',
    en: 'Services at the counters (legal advice, blood pressure …) are counted in persons for the day of the service, by service and place; withdrawn counts are left out. They are neither contacts nor cases.',
  },
  casesOpened: {
    'zh-TW': '當日進線而成立的案件（派工與陳情），含事後撤案者。',
    en: 'Cases (dispatch and petition) from contacts of the day, including those withdrawn since.',
  },
  returned: {
    'zh-TW':
      '當日進線而成立的案件中，迄今曾經機關退件（經核准）者，及曾經研考會裁定權責者；同一案件各計一次，分母為當日成立案件。案件歸屬於目前的權責機關，不歸屬於退件機關。',
    en: 'Of the cases of the day, those that have been returned with approval since, and those whose agency was arbitrated; each once, out of the cases opened on the day. A case belongs to the agency that has it now, not to the one that returned it.',
  },
  coHandled: {
    'zh-TW':
      '當日進線而成立的案件中，迄今曾會辦其他機關者（含已收回或退回者）；同一案件計一次，分母為當日成立案件。案件歸屬於目前的主政機關。',
    en: 'Of the cases of the day, those about which other agencies have been asked since, also where they were recalled or declined; each once, out of the cases opened on the day. A case belongs to the agency that has it now.',
  },
  answers: {
    'zh-TW':
      '會辦答復如期率＝如期 ÷（如期＋逾期＋逾期未結），以答復期限落在當日的會辦單計，每一會辦單各計一件，歸屬於受會機關，不歸屬於主政機關。期限內收回、退回或隨案結束者不計。',
    en: 'On-time rate of agencies that were asked = met ÷ (met + missed + open and overdue), of the answers that fell due on the day, each agency and question once. It is theirs and not the lead’s. What was recalled, declined or ended with its case within the limit is not counted.',
  },
  urged: {
    'zh-TW':
      '當日進線而成立的案件中，迄今曾由人員催辦、稽催者（系統自動通知不計；對受會機關的稽催計入）；案件各計一次，分母為當日成立案件，另列次數。',
    en: 'Of the cases of the day, those that somebody has reminded of or chased since; what the system tells by itself is not counted, chases of agencies that were asked are. Each case once, out of the cases opened on the day; how often is shown beside it.',
  },
  released: {
    'zh-TW': '當日解除管制的案件，同一案件只計一次；誤解除而收回者不計。日後重啟不影響當日件數。',
    en: 'Cases released on the day, each once; a release that was taken back does not count. Reopening a case later does not change the figure.',
  },
  reopened: {
    'zh-TW': '當日重啟的案件，同一案件只計一次。',
    en: 'Cases reopened on the day, each once.',
  },
  ended: {
    'zh-TW':
      '當日結案的派工案件：解除管制（收回者不計）或轉為陳情，同一案件只計一次，為以下四項占比之分母。轉陳情含以「轉陳情」解除管制者；轉陳情不等於辦結，原案時限計至陳情回復為止。現場未發現、無法辦理（附法令依據）、移請管線單位，依結案時有效之機關回報。',
    en: 'Dispatch cases that ended on the day, by a release (not one that was taken back) or as petitions, each once: the denominator of the four shares. Converted includes what was released as such; it is not done by that, and the limit of the first case runs until the petition is answered. Not found, nothing could be done (with its legal basis) and handed over to a utility go by the report that stood when the case ended.',
  },
  petitionsEnded: {
    'zh-TW':
      '當日結案的陳情：解除管制（收回者不計）、不予處理或移轉，同一案件只計一次，為不予處理與移轉兩項占比之分母。不予處理（行政程序法第173條及本市要點）與移轉（第172條）均經第二人核定，仍予登錄，不計為已答復；其回復時限於期限內結束者撤銷，不計入如期率，期限屆滿後始結束者為逾期。',
    en: 'Petitions that ended on the day, by a release (not one that was taken back), not handled or transferred, each once: the denominator of the two shares. Not handled (Administrative Procedure Act §173 and the city’s points) and transferred (§172) take the word of a second person, are registered, and are not counted as answered; their limit is cancelled where it had not run out, and so in no on-time rate, and missed where it had.',
  },
  sampled: {
    'zh-TW':
      '抽查退回率＝當日判定退回重辦的抽查 ÷ 當日判定的抽查（合格與退回重辦）。抽中依抽樣日計，每次解除管制至多抽中一次；判定前已重新辦理而不需判定者，不在分母。',
    en: 'Share rejected = inspections of the day that sent a case back to be done again ÷ inspections judged on the day (accepted or rejected). Drawn goes by the day of the draw, a release once at the most. What was reopened before anybody had judged it is not in the denominator.',
  },
  merged: {
    'zh-TW':
      '併案率＝當日進線的派工案件中已併入其他案件者 ÷ 當日進線的派工案件；主案不計為併案，解除併案者不計。併案之各案仍各計一件，時限、告知與解除管制各自計算。',
    en: 'Grouping rate = dispatch cases of the day that were merged into another one ÷ dispatch cases of the day. The one that leads is not merged, nor is one that was un-merged. Each of them still counts as a case, with limits, notice and release of its own.',
  },
  acknowledgedWithin4h: {
    'zh-TW':
      '「4 小時內處理，並回報」之一：當日進線的派工案件，於進線後 4 小時內首次簽收者。分母為已於 4 小時內簽收或已滿 4 小時的案件；未滿 4 小時即撤案者不計。',
    en: 'One reading of the 4-hour rule: dispatch cases of the day first acknowledged within 4 hours of the contact. Out of those acknowledged in time or whose 4 hours are over; cases withdrawn before that are left out.',
  },
  reportedWithin4h: {
    'zh-TW':
      '「4 小時內處理，並回報」之二：當日進線的派工案件，於進線後 4 小時內首次回報處理完成者；被退回重辦的回報不算。分母為已於 4 小時內回報或已滿 4 小時的案件；未滿 4 小時即撤案者不計。',
    en: 'The other reading of the 4-hour rule: dispatch cases of the day first reported done within 4 hours of the contact; a report that was sent back was none. Out of those reported in time or whose 4 hours are over; cases withdrawn before that are left out.',
  },
  onTime: {
    'zh-TW':
      '如期率＝如期 ÷（如期＋逾期＋逾期未結）。以期限落在當日的時限計，24 時到期者屬該日；期限內仍在進行者與期限內終止（撤回、併案、移轉等）者不在分母。簽收、完成與陳情回覆三種時限分別計算。',
    en: 'On-time rate = met ÷ (met + missed + open and overdue), of the limits that fell due on the day (24:00 belongs to the day that ends). What still runs within its limit (running) or was cancelled within it is not in the denominator. Limits to acknowledge, to complete and to reply are counted apart.',
  },
  extended: {
    'zh-TW':
      '如期率含經核准的展延（含展延）；依原限的如期率以展延前的期限計，展延後才完成者視為逾期。停止上班或日曆異動、更改案類、暫停計時所致的期限變動，兩者皆已計入。期限變更後改列如期：先登載逾期，其後期限經變更而未逾期者。',
    en: 'The on-time rate goes by extended due times; the one by the original limit goes by the due time without extensions, so that what was done only in the extension counts as late. Both go by closures and changes of the calendar, by the category as it is now and by pauses. Cured: recorded as a breach first, and on time by a due time that moved later.',
  },
  heldBy: {
    'zh-TW': '逾期歸屬於期限屆滿當時的承辦機關；案件數歸屬於目前的權責機關。',
    en: 'A missed limit belongs to the agency that held it when it ran out; a case to the agency that has it now.',
  },
  open: {
    'zh-TW':
      '統計日（區間則為末日）24 時尚未解除管制的全部案件，不限當日進線；當日尚未結束者，為統計時間當下。轉陳情之案件計至陳情回復為止。其中任一時限（依現行登載之期限）屆時已逾期未結者，列為逾期未結案件。重播的歷史案件只計入其歷史期間，至最後一件重播進線當日為止。',
    en: 'Every case open at the end of the day (of a period: of its last day), whatever its day; while the day lasts, at the as-of time. A converted case is open until its petition is answered. Overdue are those with a limit, as it stands now, that had run out by then and was not met. Replayed cases are counted on the days of their history only, up to the day of the last replayed contact.',
  },
} satisfies Record<string, Words>;
