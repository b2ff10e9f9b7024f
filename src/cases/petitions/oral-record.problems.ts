import { Problem } from '../../platform/problem/problem.js';

export const notOral = (): Problem =>
  new Problem('NOT_ORAL', 422, {
    'zh-TW': '這個案件不是以電話或臨櫃口述提出，不需作成口述紀錄。',
    en: 'This petition was made in writing. There is nothing to take down.',
  });

export const recordExists = (): Problem =>
  new Problem('ORAL_RECORD_EXISTS', 409, {
    'zh-TW': '這個案件已有口述紀錄，請更正原紀錄。',
    en: 'What was said is recorded already. Correct that record.',
  });

export const recordNotFound = (): Problem =>
  new Problem('ORAL_RECORD_NOT_FOUND', 404, {
    'zh-TW': '查無這份口述紀錄。',
    en: 'There is no such record.',
  });

export const superseded = (): Problem =>
  new Problem('ORAL_RECORD_SUPERSEDED', 409, {
    'zh-TW': '這份口述紀錄已經更正，請使用最新的一份。',
    en: 'This record has been corrected since. Use the latest one.',
  });

export const readBackAlready = (): Problem =>
  new Problem('READ_BACK_ALREADY', 409, {
    'zh-TW': '這份口述紀錄已向陳情人朗讀或提供閱覽並經確認。',
    en: 'The petitioner has confirmed this record already.',
  });

export const nothingCorrected = (): Problem =>
  new Problem('NOTHING_CORRECTED', 422, {
    'zh-TW': '更正後的內容與原紀錄相同。',
    en: 'The text is the same as before.',
  });

export const coversMissing = (): Problem =>
  new Problem('COVERS_MISSING', 422, {
    'zh-TW':
      '對貴機關遮蔽的部分（例如〔姓名〕）須全部保留，順序不變，更正後才不會遺失。這些部分有誤時，請由話務中心更正。',
    en: 'What is covered for your agency (such as 〔姓名〕) must all stay, in its order, or it would be lost. The centre corrects what is wrong in these parts.',
  });
