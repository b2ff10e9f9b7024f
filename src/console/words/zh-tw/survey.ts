export const surveyKinds = {
  'survey.answered': '民眾答覆滿意度調查',
  'survey-call.attempted': '電話滿意度調查',
};

export const survey = {
  levels: { 1: '非常不滿意', 2: '不滿意', 3: '普通', 4: '滿意', 5: '非常滿意' } as Record<number, string>,
  about: { service: '服務過程', outcome: '處理結果' },
  page: {
    title: '滿意度調查',
    lead: (number: string) => `您反映的案件 ${number} 已經結案。請告訴我們您的感受，大約一分鐘。`,
    until: (time: string) => `可填寫到 ${time}，只能送出一次。`,
    ask: {
      service: '您對我們的服務過程滿意嗎？',
      outcome: '您對處理結果滿意嗎？',
    },
    askHint: {
      service: '例如：速度、態度、有沒有告訴您進度。',
      outcome: '例如：問題有沒有解決、回復清不清楚。',
    },
    needed: { service: '請選擇對服務過程的滿意程度。', outcome: '請選擇對處理結果的滿意程度。' },
    why: { service: '服務過程哪裡不滿意？（可複選，選填）', outcome: '處理結果哪裡不滿意？（可複選，選填）' },
    text: '其他想說的話（選填）',
    textHint: '請不要填寫姓名、電話等個人資料。',
    submit: '送出',
    doneTitle: '謝謝您的意見',
    done: '我們已經收到您的回答。',
    missing: '這個網址不完整。請從我們寄給您的訊息裡開啟連結。',
  },
};
