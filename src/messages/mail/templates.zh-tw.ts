import type { Templates } from './templates.js';

/** 簡明、肯定、親切、易懂。 */
export const zhTW: Templates = {
  confirm: ({ city, link, until }) => ({
    subject: `請確認您寫給${city}市長信箱的來信`,
    text: `您好：

我們收到一封以這個電子郵件地址寄給${city}市長信箱的來信。請在 ${until} 前開啟下面的網址，按「確認送出」：

${link}

確認之後，這封信才會成為陳情案件並開始辦理，您會得到案件編號與密碼。

如果這封信不是您寫的，不必理會這封郵件；沒有確認，我們不會辦理，也不會再寄信給您。

${city} 1999 聯合服務中心`,
  }),
  accepted: ({ city, number, password, page }) => ({
    subject: `您的陳情已受理`,
    text: `您好：

您寄給${city}市長信箱的信已完成確認，並成為陳情案件。

案件編號：${number}
案件密碼：${password}

線上查詢進度時，請輸入案件編號與密碼；來電 1999 時，提供案件編號即可。請妥善保存密碼，忘記時可來電 1999 重新核發。

辦理結果會以電子郵件回復您。如有補充，請直接回復這封郵件。

查詢進度：

${page}

${city} 1999 聯合服務中心`,
  }),
  divided: ({ city, number, cases, page }) => ({
    subject: `您的陳情由多個機關分別辦理`,
    text: `您好：

您的來信（案件編號 ${number}）提到數件事，我們分成下列案件，由權責機關分別辦理，最後會以一封信一併回復您：

${cases.map(one => `案件編號：${one.number}\n案件密碼：${one.password}`).join('\n\n')}

忘記密碼時，可來電 1999 重新核發。

查詢進度：

${page}

${city} 1999 聯合服務中心`,
  }),
  answer: ({ city, answers }) => ({
    subject: `您的陳情辦理結果`,
    text: `您好：

您寄給${city}市長信箱的信，辦理結果如下：

${answers
  .map(({ number, agency, text }) => `【案件編號 ${number}${agency ? `・${agency}` : ''}】\n${text}`)
  .join('\n\n')}

如有疑問，請直接回復這封郵件，或撥打 1999。

${city} 1999 聯合服務中心`,
  }),
  survey: ({ city, number, link, until }) => ({
    subject: '您對這次的服務滿意嗎？',
    sms: `【${city} 1999】您反映的案件 ${number} 已結案，請告訴我們您滿意嗎（${until} 前，免登入，限填一次）：${link}`,
    text: `您好：

您向${city}反映的案件（編號 ${number}）已經結案。想請您用一分鐘告訴我們：我們服務得如何？問題解決了嗎？

${link}

這個網址可以使用到 ${until}，只能填寫一次，不需要帳號。

不想填寫的話，不必理會這封郵件。

${city} 1999 聯合服務中心`,
  }),
  explanation: ({ city, number, text }) => ({
    subject: `關於您對案件 ${number} 的意見`,
    text: `您好：

您告訴我們，對${city}辦理案件 ${number} 的情形不滿意。我們重新檢討後，向您說明如下：

${text}

如有疑問，請直接回復這封郵件，或撥打 1999。

${city} 1999 聯合服務中心`,
  }),
  'password-issued': ({ city, number }) => ({
    subject: `案件 ${number} 的查詢密碼已重新核發`,
    sms: `【${city} 1999】案件 ${number} 的查詢密碼剛由 1999 專線重新核發。若不是您本人來電，請撥打 1999。`,
    text: `您好：

您的案件（編號 ${number}）的查詢密碼，剛才由${city} 1999 專線在電話中重新核發，原來的密碼已不能使用。

若是您本人來電要求，不必理會這封郵件。若不是，請立即撥打 1999 告訴我們。

${city} 1999 聯合服務中心`,
  }),
  accident: ({ city, number, item, district, page }) => ({
    subject: `【意外事件】案件 ${number}，請立即處理`,
    sms: `【${city} 1999】意外事件通報：案件 ${number}（${item}${district ? `，${district}` : ''}），請立即至現場處理並登入確認：${page}`,
    text: `意外事件通報：

案件編號：${number}
項目：${item}
地區：${district ?? '未填'}

請立即聯繫並至現場處理，登入後確認收到：

${page}

${city} 1999 聯合服務中心`,
  }),
  report: ({ city, name, title, period, asOf, position, page }) => ({
    subject: `定期報表：${name}　${period}`,
    text: `您好：

隨信附上您訂閱的定期報表。

篩選條件：${name}
報表：${title}
統計期間：${period}
資料截至：${asOf}（紀錄序號 ${position}）

查看最新數字與個別案件（需登入）：

${page}

不想再收到時，請在報表頁選擇這組條件，按「修改」，取消定期寄送。

${city} 1999 聯合服務中心`,
  }),
};
