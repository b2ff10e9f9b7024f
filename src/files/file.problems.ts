import { Problem } from '../platform/problem/problem.js';

export const fileTooLarge = (limitBytes: number): Problem => {
  const megabytes = Math.floor(limitBytes / 1024 / 1024);
  return new Problem('FILE_TOO_LARGE', 413, {
    'zh-TW': `檔案超過 ${megabytes} MB 的上限。`,
    en: `The file is larger than ${megabytes} MB.`,
  });
};

export const unreadable = (why: 'not_an_image' | 'too_many_pixels'): Problem =>
  why === 'too_many_pixels'
    ? new Problem('IMAGE_TOO_LARGE', 422, {
        'zh-TW': '照片的像素太多，請縮小後再傳。',
        en: 'The picture has too many pixels. Make it smaller and send it again.',
      })
    : new Problem('NOT_AN_IMAGE', 422, {
        'zh-TW': '這個檔案不是可讀取的照片。請使用 JPEG、PNG 或 WebP。',
        en: 'This file is not a readable picture. Use JPEG, PNG or WebP.',
      });

export const notTaken = (): Problem =>
  new Problem('FILE_NOT_TAKEN', 422, {
    'zh-TW': '不接受這種檔案。請使用 PDF、TIFF、JPEG、PNG、WebP、ODF、Word、Excel 或純文字檔。',
    en: 'Files of this kind are not taken. Use PDF, TIFF, JPEG, PNG, WebP, ODF, Word, Excel or plain text.',
  });

export const tooManyFiles = (most: number, megabytes: number): Problem =>
  new Problem('FILES_TOO_MANY', 422, {
    'zh-TW': `附件最多 ${most} 個，合計 ${megabytes} MB。`,
    en: `There may be ${most} files of ${megabytes} MB altogether.`,
  });

export const fileNotYours = (): Problem =>
  new Problem('FILE_NOT_YOURS', 422, {
    'zh-TW': '有檔案不是您上傳的、已經使用過，或已經過期，請重新上傳。',
    en: 'A file was not uploaded by you, is in use already, or has expired. Upload it again.',
  });

export const fileNotFound = (): Problem =>
  new Problem('FILE_NOT_FOUND', 404, {
    'zh-TW': '沒有這個檔案，或您無權閱讀。',
    en: 'There is no such file, or you may not read it.',
  });
