const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** One writing of a name: full-width letters, 臺 and 台, 1路 and 一路, spaces and marks make no difference. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .replace(/(?<!\d)(\d|10)(?=[路街段])/g, digit => DIGITS[Number(digit)] ?? digit)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A number as it stands on the pole: neither zeros before it nor what is between its parts matter. */
export function lightKey(text: string): string {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .replace(/路燈|燈桿|燈杆|電桿|編號|號碼|第(?=\s*\d)|號(?!\p{L})/gu, ' ')
    .match(/\d+|\p{L}+/gu);
  return (parts ?? []).map(part => part.replace(/^0+(?=\d)/, '')).join('-');
}

/** All that a caller may read out: the last digits. */
export const lastNumber = (key: string): string | null => /(?:^|-)(\d+)$/.exec(key)?.[1] ?? null;

/** The roads that meet, one writing each; one where no second one is named. */
export function roadsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?:交叉路口|交叉口|十字路口|交叉)$/, '')
    .replace(/([路街道段])(?:路口|口)$/, '$1');
  return plain
    .split(/[/與和及跟、,&×＋+]|交(?=.)/)
    .flatMap(part => folded(part).match(/.+?(?:大道|路|街|巷)(?:[一二三四五六七八九十]+段)?|.+/g) ?? []);
}

/** 中正路 is said of each of 中正一路 to 中正四路. */
export const withoutSection = (road: string): string => road.replace(/[一二三四五六七八九十]+(?=路|街)/, '');
