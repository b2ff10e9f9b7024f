/** 全民督工: what who reported has told the agency. */
export const worksAnswer = {
  open: '記錄通報人的滿意度',
  openOf: (number: string) => `記錄通報人的滿意度 ${number}`,
  tells:
    '這是全民督工案件，通報人同意由貴機關聯繫。改善後請先在案件頁開啟通報人的電話並致電，再如實記錄其答覆；送出後不能更改。不滿意的，由督工查核小組檢討。',
  ask: '通報人對改善結果滿意嗎？',
  answers: { satisfied: '滿意', dissatisfied: '不滿意' },
  needed: '請選擇通報人的答覆。',
  why: '哪裡不滿意？（可複選，選填）',
  text: '通報人說的話（選填）',
  textHint: '請不要填寫姓名、電話等個人資料。',
  submit: '記錄',
  heard: (agency: string, isSatisfied: boolean) => `${agency}回報：通報人${isSatisfied ? '滿意' : '不滿意'}`,
  saved: (number: string) => `${number} 通報人的滿意度已記錄`,
};
