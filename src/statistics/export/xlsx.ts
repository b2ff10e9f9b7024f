import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';
import { type Cell, columnWidths, pagesWide, type Sheet } from './sheet.js';

const asCell = (value: Cell, heading: boolean): ExcelCell => {
  if (value === null) return null;
  const style = { wrap: true, alignVertical: 'top', fontWeight: heading ? 'bold' : undefined } as const;
  return typeof value === 'number' ? { value, type: Number, ...style } : { value, type: String, ...style };
};

/** Fitted to the width of some pages, A4 across, and as long as it is. */
export const FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
export const onPaper = (pages: number): string =>
  `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pages}" fitToHeight="0"/>` +
  '<headerFooter><oddHeader>&amp;A</oddHeader><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter>';

export function xlsxOf(sheets: Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(sheet => ({
      sheet: sheet.name,
      data: sheet.rows.map((row, i) => row.map(cell => asCell(cell, i < sheet.headings))),
      columns: columnWidths(sheet).map(width => ({ width })),
      stickyRowsCount: sheet.headings,
    })),
    {
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                transform: (xml, _options, { sheetIndex }) =>
                  xml
                    .replace(/<worksheet[^>]*>/, begin => begin + FITTED)
                    .replace(
                      '</worksheet>',
                      `${onPaper(pagesWide(sheets[sheetIndex] as Sheet))}</worksheet>`,
                    ),
              },
            },
          },
        },
      ],
    },
  ).toBuffer();
}
