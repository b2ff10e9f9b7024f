import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export interface ChartSeries {
  name: string;
  /** One for each label; null: there is no number, which is not nought. */
  values: readonly (number | null)[];
}

export interface ChartData {
  /** `heat`: a row for each series, a column for each label. */
  kind: 'line' | 'bar' | 'stacked' | 'heat';
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Shares of a hundred, on an axis from nought to a hundred. */
  percent?: boolean;
}

/** As the canvas takes them: it knows no custom properties. */
export interface ChartLook {
  ink: string;
  soft: string;
  line: string;
  surface: string;
  series: readonly string[];
  least: string;
  most: string;
  font: string;
  /** Where colours are few, what is drawn is told apart by its pattern too. */
  patterns: boolean;
}

export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | GridComponentOption
  | HeatmapSeriesOption
  | LegendComponentOption
  | LineSeriesOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

const MARKS = ['circle', 'rect', 'triangle', 'diamond'];
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const HUNDRED = 100;

export function chartOption(data: ChartData, look: ChartLook): ChartOption {
  const text = { color: look.soft, fontFamily: look.font, fontSize: 14 };
  const unit = data.percent ? '%' : '';
  const written = (value: unknown) =>
    typeof value === 'number' ? `${value.toLocaleString('en')}${unit}` : '–';
  const axis = { axisLabel: text, axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false } };
  const lines = { splitLine: { lineStyle: { color: look.line } } };
  const isHeat = data.kind === 'heat';
  const patterns = look.patterns && !isHeat;
  return {
    // Nothing here is told by moving.
    animation: false,
    stateAnimation: { duration: 0 },
    color: [...look.series],
    textStyle: text,
    aria: { enabled: patterns, label: { enabled: false }, decal: { show: patterns } },
    grid: { top: 16, right: 16, bottom: data.series.length > 1 || isHeat ? 56 : 16, left: 8 },
    tooltip: {
      // Drawn, since the page's policy lets nobody make text into HTML.
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      trigger: isHeat ? 'item' : 'axis',
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { ...text, color: look.ink },
      valueFormatter: written,
      ...(isHeat && { formatter: (cell: unknown) => cellWords(cell as HeatCell, data, written) }),
    },
    xAxis: { ...axis, type: 'category', data: [...data.labels] },
    yAxis: isHeat
      ? { ...axis, type: 'category', inverse: true, data: data.series.map(({ name }) => name) }
      : {
          ...axis,
          ...lines,
          type: 'value',
          min: 0,
          axisLabel: { ...text, formatter: written },
          ...(data.percent ? { max: HUNDRED } : { minInterval: 1 }),
        },
    ...(isHeat
      ? { visualMap: shades(data, look, text), series: [cells(data)] }
      : {
          legend: { show: data.series.length > 1, bottom: 0, textStyle: text, selectedMode: false },
          series: data.series.map((one, nr) => drawnAs(data.kind, one, nr)),
        }),
  };
}

function drawnAs(
  kind: ChartData['kind'],
  { name, values }: ChartSeries,
  nr: number,
): BarSeriesOption | LineSeriesOption {
  const data = [...values];
  if (kind !== 'line')
    return { type: 'bar', name, data, barMaxWidth: 48, ...(kind === 'stacked' && { stack: 'all' }) };
  const [symbol, type] = [MARKS[nr % MARKS.length], DASHES[nr % DASHES.length]];
  return { type: 'line', name, data, symbol, symbolSize: 8, lineStyle: { width: 2, type } };
}

const cells = ({ series }: ChartData): HeatmapSeriesOption => ({
  type: 'heatmap',
  data: series.flatMap(({ values }, row) =>
    values.flatMap((value, column) => (value === null ? [] : [[column, row, value]])),
  ),
});

const shades = (data: ChartData, look: ChartLook, textStyle: object): VisualMapComponentOption => ({
  type: 'continuous',
  min: 0,
  max: data.percent ? HUNDRED : Math.max(1, ...data.series.flatMap(({ values }) => values.map(Number))),
  orient: 'horizontal',
  left: 'center',
  bottom: 0,
  itemHeight: 160,
  itemWidth: 12,
  text: data.percent ? ['100%', '0%'] : undefined,
  textStyle,
  inRange: { color: [look.least, look.most] },
});

interface HeatCell {
  value: [column: number, row: number, value: number];
}

const cellWords = (
  { value: [column, row, value] }: HeatCell,
  { labels, series }: ChartData,
  written: (value: number) => string,
): string => `${series[row]?.name ?? ''} ${labels[column] ?? ''}\n${written(value)}`;
