import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';
import { type Cell, columnWidths, type Sheet } from './sheet.js';

const asCell = (value: Cell, heading: boolean): ExcelCell => {
  if (value === null) return null;
  const style = heading ? ({ fontWeight: 'bold' } as const) : {};
  return typeof value === 'number' ? { value, type: Number, ...style } : { value, type: String, ...style };
};

export function xlsxOf(sheets: Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(sheet => ({
      sheet: sheet.name,
      data: sheet.rows.map((row, i) => row.map(cell => asCell(cell, i < sheet.headings))),
      columns: columnWidths(sheet).map(width => ({ width })),
      stickyRowsCount: sheet.headings,
    })),
  ).toBuffer();
}
