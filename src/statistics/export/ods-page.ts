import type { Sheet } from './sheet.js';
import { escaped } from './xml.js';

const URN = 'urn:oasis:names:tc:opendocument:xmlns';

const MOST_PAGES = 9;
const ACROSS = Array.from({ length: MOST_PAGES }, (_, i) => i + 1);

/** The style of a sheet that is fitted to the width of so many pages. */
export const sheetStyle = (pages: number): string => `wide${Math.min(pages, MOST_PAGES)}`;

/** Of each width of paper, A4 across: with the name of the sheet above, and the number of the page below. */
export const SHEET_STYLES = ACROSS.map(
  pages =>
    `<style:style style:name="${sheetStyle(pages)}" style:family="table" style:master-page-name="${sheetStyle(pages)}"/>`,
).join('');

const AWAY =
  '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.2cm" fo:margin-bottom="0.2cm"/>';

export const STYLES =
  `<office:document-styles xmlns:office="${URN}:office:1.0" xmlns:style="${URN}:style:1.0" xmlns:text="${URN}:text:1.0"` +
  ` xmlns:fo="${URN}:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>` +
  ACROSS.map(
    pages =>
      `<style:page-layout style:name="paper${pages}"><style:page-layout-properties fo:page-width="29.7cm"` +
      ' fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm"' +
      ` style:scale-to-X="${pages}" style:scale-to-Y="0"/><style:header-style>${AWAY}</style:header-style>` +
      `<style:footer-style>${AWAY}</style:footer-style></style:page-layout>`,
  ).join('') +
  '</office:automatic-styles><office:master-styles>' +
  ACROSS.map(
    pages =>
      `<style:master-page style:name="${sheetStyle(pages)}" style:page-layout-name="paper${pages}">` +
      '<style:header><text:p><text:sheet-name/></text:p></style:header>' +
      '<style:footer><text:p><text:page-number/> / <text:page-count/></text:p></style:footer></style:master-page>',
  ).join('') +
  '</office:master-styles></office:document-styles>';

/** On the screen: the headings stay where they are. */
export const settingsOf = (sheets: readonly Pick<Sheet, 'name' | 'headings'>[]): string =>
  `<office:document-settings xmlns:office="${URN}:office:1.0" xmlns:config="${URN}:config:1.0"` +
  ' xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>' +
  '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">' +
  `<config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">` +
  sheets
    .filter(({ headings }) => headings > 0)
    .map(
      ({ name, headings }) =>
        `<config:config-item-map-entry config:name="${escaped(name)}">` +
        item('VerticalSplitMode', 'short', FROZEN) +
        item('VerticalSplitPosition', 'int', headings) +
        item('ActiveSplitRange', 'short', BELOW) +
        `${item('PositionBottom', 'int', headings)}</config:config-item-map-entry>`,
    )
    .join('') +
  '</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>' +
  '</config:config-item-set></office:settings></office:document-settings>';

const FROZEN = 2;
const BELOW = 2;

const item = (name: string, type: string, value: string | number): string =>
  `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
