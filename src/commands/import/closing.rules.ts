import type { ReleaseWay } from '../../closure/closure.dto.js';

/** How the centre's words say that a case was closed. The first that fits counts: what it became before who was told. */
const WAYS: readonly (readonly [RegExp, ReleaseWay])[] = [
  [/另(?:行)?(?:成|派|錄|開|立)[^，。；]{0,6}(?:非網|A-TB-\d)/, 'additional_petition'],
  [/[改轉][^。；]{0,14}(?:非網|A-TB-\d)|人民陳情案件/, 'converted_to_petition'],
  [/重複(?:案件|成案|派工|通報|立案)|併案|併入(?:該|此|前)?(?:案|派工)/, 'duplicate'],
  [/警政業務權責回歸|代(?:為)?通報[^。；]{0,4}110|案件已[^。；]{0,16}通報[^。；]{0,4}110/, 'relayed'],
  [/簡訊/, 'sms'],
  [/電覆[^，。；]{0,10}未果/, 'call_not_reached'],
  [/(?:不|無|毋|免)(?:需|須|用)?再?(?:回電|電覆|回覆)/, 'not_needed'],
  [/電覆|電聯陳情人|回電/, 'called_back'],
  [/代(?:為)?通報/, 'relayed'],
];

/** From the text of a closed case (`AfterDesc_`). */
export const closedHow = (text: string): ReleaseWay => {
  // The city's texts are broken into lines and padded at will.
  const read = text.normalize('NFKC').replace(/\s+/g, '');
  return WAYS.find(([pattern]) => pattern.test(read))?.[1] ?? 'other';
};
