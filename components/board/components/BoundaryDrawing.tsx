import { ICONS } from '@/lib/board/components/icons';
import type { BoundaryKind } from '@/lib/board/components/kinds';

/** Lines that differ without a colour: the wider a boundary reaches, the longer its dashes. */
const LINES: Record<BoundaryKind, { width: number; dash?: string }> = {
  region: { width: 2, dash: '14 8' },
  zone: { width: 2, dash: '6 6' },
  network: { width: 2 },
  cluster: { width: 4 },
  boundary: { width: 2, dash: '1 6' },
};

/** [ground, line] on a light and on a dark board. */
const COLORS: Record<BoundaryKind, { light: [string, string]; dark: [string, string] }> = {
  region: { light: ['#f4f7fc', '#3d6bb3'], dark: ['#14191f', '#7da5df'] },
  zone: { light: ['#f7f9fc', '#6f8fbf'], dark: ['#161b21', '#6f90c0'] },
  network: { light: ['#f3f9f5', '#2f7d54'], dark: ['#131a17', '#6fc596'] },
  cluster: { light: ['#f2f5fd', '#5a78d6'], dark: ['#151822', '#7f97e6'] },
  boundary: { light: ['#fafaf8', '#6b7176'], dark: ['#181a1c', '#8d9498'] },
};

const ICON = 20;
const ICON_INSET = 10;

export interface BoundaryDrawingProps {
  kind: BoundaryKind;
  w: number;
  h: number;
  isDark: boolean;
}

/** The ground, the line and the sign of a boundary. */
export function BoundaryDrawing({ kind, w, h, isDark }: BoundaryDrawingProps) {
  const [ground, line] = COLORS[kind][isDark ? 'dark' : 'light'];
  const { width, dash } = LINES[kind];
  const inset = width / 2;
  const size = { x: inset, y: inset, width: Math.max(0, w - width), height: Math.max(0, h - width) };
  const hasPlace = Math.min(w, h) > ICON + 2 * ICON_INSET;
  return (
    <g strokeLinecap="round" strokeLinejoin="round" fill="none" stroke={line}>
      {/* Over the frame's own line, which would show between the dashes. */}
      <rect width={w} height={h} fill={ground} stroke={ground} strokeWidth={2} />
      <rect {...size} rx={8} strokeWidth={width} strokeDasharray={dash} />
      {kind === 'cluster' ? <rect {...size} rx={8} stroke={ground} strokeWidth={1.5} /> : null}
      {hasPlace ? (
        <path
          d={ICONS[kind]}
          strokeWidth={1.75}
          transform={`translate(${ICON_INSET} ${ICON_INSET}) scale(${ICON / 24})`}
        />
      ) : null}
    </g>
  );
}
