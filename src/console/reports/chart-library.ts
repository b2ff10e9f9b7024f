import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([AriaComponent, BarChart, CanvasRenderer, GridComponent, HeatmapChart, LegendComponent]);
use([LineChart, TooltipComponent, VisualMapContinuousComponent]);

/** On a canvas: the renderer of SVG writes style attributes, which the page's policy refuses. */
export const chartIn = (place: HTMLElement) => init(place, null, { renderer: 'canvas' });

export type DrawnChart = ReturnType<typeof chartIn>;
