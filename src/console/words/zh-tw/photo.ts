/** Photos: chosen in a dialog, shown on a timeline. */
export const photo = {
  choose: '選照片',
  required: '這個回報要附施工後的照片。',
  uploading: (done: number, all: number) => `上傳照片 ${done}／${all}`,
  remove: (name: string) => `移除 ${name}`,
  tooBig: (name: string) => `${name} 超過 10 MB，請縮小後再選。`,
  notImage: (name: string) => `${name} 不是圖片。`,
  hint: '每張 10 MB 以內',
  nth: (n: number, name: string) => `照片 ${n}：${name}`,
  shows: { before: '施工前', after: '施工後' },
  taken: (time: string) => `拍攝於 ${time}`,
  original: '原信',
  originalMail: (when: string) => `下載 ${when} 的原信`,
  automaticMail: '自動回覆，不需處理',
  sourceChanged: { description: '案情說明，原為', place: '地點，原為', handling: '處理情形' },
  mailFromOther: '不是以陳情人留的電子郵件地址寄來，請先確認是誰寫的',
};
