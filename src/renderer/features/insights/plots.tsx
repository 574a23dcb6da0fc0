import { BarChart, type BarChartProps, ScatterChart } from '@mantine/charts';
import { LEAST_FOR_SHARE, type Share, wilsonInterval } from '#domain/insights/small-numbers.ts';
import { percentText } from './figure-table.ts';
import classes from './insights-workspace.module.css';

/** Tables beside the plots are their accessible form, so that nothing in a plot takes the focus or is read out. */
const SILENT = { accessibilityLayer: false } as const;
const STILL = { isAnimationActive: false } as const;

/** Height of a row of bars, and of what stands around them; in pixels. */
const ROW_PX = 22;
const FRAME_PX = 70;

/** Bars by department, lying. */
export function DepartmentBars({
  data,
  series,
  isStacked = false,
  valueFormatter,
}: {
  readonly data: readonly Record<string, string | number | null>[];
  readonly series: BarChartProps['series'];
  readonly isStacked?: boolean;
  readonly valueFormatter?: (value: number) => string;
}) {
  const rowPx = isStacked ? ROW_PX : ROW_PX * 1.5;
  return (
    <div aria-hidden className={classes.plot}>
      <BarChart
        h={FRAME_PX + Math.max(2, data.length) * rowPx}
        data={[...data]}
        dataKey="name"
        series={series}
        type={isStacked ? 'stacked' : 'default'}
        orientation="vertical"
        gridAxis="y"
        withLegend
        maxBarWidth={14}
        barChartProps={SILENT}
        barProps={STILL}
        yAxisProps={{ width: 110, interval: 0 }}
        xAxisProps={{ allowDecimals: false }}
        {...(valueFormatter && { valueFormatter })}
      />
    </div>
  );
}

/** How many replies read at which grade. */
export function GradeBars({
  grades,
  label,
  gradeLabel,
  color,
}: {
  readonly grades: readonly { readonly grade: number; readonly count: number }[];
  readonly label: string;
  readonly gradeLabel: string;
  readonly color: string;
}) {
  const counts = new Map(grades.map(({ grade, count }) => [grade, count]));
  const highest = Math.max(12, ...counts.keys());
  const data = Array.from({ length: highest }, (_, index) => ({
    grade: index + 1,
    [label]: counts.get(index + 1) ?? 0,
  }));
  return (
    <div aria-hidden className={classes.plot}>
      <BarChart
        h={200}
        data={data}
        dataKey="grade"
        xAxisLabel={gradeLabel}
        series={[{ name: label, color }]}
        withLegend
        maxBarWidth={26}
        barChartProps={SILENT}
        barProps={STILL}
        yAxisProps={{ allowDecimals: false }}
      />
    </div>
  );
}

/** One point for each template. */
export function TemplatePoints({
  points,
  labels,
}: {
  readonly points: readonly { readonly uses: number; readonly rewritten: number }[];
  readonly labels: { readonly x: string; readonly y: string };
}) {
  return (
    <div aria-hidden className={classes.plot}>
      <ScatterChart
        h={240}
        data={[{ name: labels.y, color: 'var(--accent)', data: points.map((point) => ({ ...point })) }]}
        dataKey={{ x: 'uses', y: 'rewritten' }}
        labels={{ ...labels }}
        unit={{ y: ' %' }}
        xAxisLabel={labels.x}
        yAxisLabel={labels.y}
        scatterChartProps={SILENT}
        scatterProps={STILL}
        xAxisProps={{ allowDecimals: false }}
        yAxisProps={{ domain: [0, 100], width: 64 }}
      />
    </div>
  );
}

/** Shares as points with their intervals on a line from 0 to 100 %. */
export function ShareLines({
  rows,
  language,
}: {
  readonly rows: readonly { readonly name: string; readonly share: Share }[];
  readonly language: string;
}) {
  return (
    <div aria-hidden className={classes.shares}>
      {rows.map(({ name, share }) => {
        const interval = wilsonInterval(share);
        if (interval === null) return null;
        const at = (part: number): string => `${(part * 100).toFixed(2)}%`;
        return (
          <div key={name} className={classes.shareRow} data-doubt={share.of < LEAST_FOR_SHARE || undefined}>
            <span className={classes.shareName} dir="auto">
              {name}
            </span>
            <span className={classes.shareTrack}>
              <span
                className={classes.shareInterval}
                style={{ insetInlineStart: at(interval.low), width: at(interval.high - interval.low) }}
              />
              <span className={classes.sharePoint} style={{ insetInlineStart: at(share.count / share.of) }} />
            </span>
            <span className={classes.shareText}>{percentText(share.count / share.of, language)}</span>
          </div>
        );
      })}
      <div className={classes.shareRow}>
        <span />
        <span className={classes.shareScale}>
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <span key={part}>{percentText(part, language)}</span>
          ))}
        </span>
        <span />
      </div>
    </div>
  );
}
