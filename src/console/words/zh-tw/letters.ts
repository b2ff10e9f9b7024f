export const letterKinds = {
  'letter.confirmed': '來信經本人確認',
  'letter.divided': '由來信分出',
  'letter.answered': '以電子郵件回復',
  'message.sent': '電子郵件已寄出',
  'message.failed': '電子郵件無法寄出',
  'message.bounced': '電子郵件遭退回',
  'message.resent': '電子郵件重新寄送',
};

export const letters = {
  via: { mail: '電子郵件', web: '網頁表單' },
  messageKinds: {
    confirm: '請來信人確認',
    accepted: '受理通知（編號與密碼）',
    divided: '分案通知',
    answer: '辦理結果',
  },
  form: {
    title: '市長信箱',
    lead: '請寫下具體的事情。送出後我們會寄一封確認信給您；您確認之後，才會開始辦理。緊急狀況請直接撥打 110、119 或 1999。',
    fields: {
      name: '姓名',
      email: '電子郵件',
      phone: '電話（選填）',
      address: '地址（選填）',
      subject: '主旨',
      text: '內容',
    },
    emailHint: '確認信與回復都會寄到這裡。',
    textHint: '什麼事、在哪裡、什麼時候。請不要在內容裡寫您的個人資料。',
    needed: {
      name: '請填寫姓名。',
      email: '請填寫電子郵件。',
      phone: '',
      address: '',
      subject: '請填寫主旨。',
      text: '請填寫內容。',
    },
    privacy: '您的姓名與聯絡方式經加密保存，只用於辦理這件陳情。',
    submit: '送出',
    sentTitle: '請到信箱收信確認',
    sent: (email: string, days: number) =>
      `確認信已寄到 ${email}。請在 ${days} 天內開啟信中的連結並按「確認送出」。`,
    sentHint: '沒有收到嗎？請看看垃圾郵件匣，或撥打 1999。',
  },
  confirm: {
    title: '確認您的來信',
    lead: '按下「確認送出」後，您的來信就會成為陳情案件並開始辦理。',
    missing: '這個網址不完整。請從確認信裡的連結開啟。',
    submit: '確認送出',
    doneTitle: '已受理您的陳情',
    beforeTitle: '您先前已經確認過了',
    number: '案件編號',
    password: '案件密碼',
    done: '請抄下編號與密碼。密碼只在這裡與受理通知信各出現一次。',
    before: '密碼在受理通知信裡。',
  },
};
