import type { ComponentColors } from '@/lib/board/components/colors';
import { ICONS } from '@/lib/board/components/icons';
import { BADGE, type ComponentLayout } from '@/lib/board/components/layout';
import type { ComponentProps } from '@/lib/board/components/shape';
import { linesOf, silhouetteOf } from '@/lib/board/components/silhouette';
import { FONT_FAMILY } from './measureText';

export interface ComponentDrawingProps {
  props: ComponentProps;
  layout: ComponentLayout;
  colors: ComponentColors;
  /** While its label is edited, the words are in the field. */
  hidesWords?: boolean;
}

/** A component as paths and lines of text: the same on the canvas and in files. */
export function ComponentDrawing({ props, layout, colors, hidesWords = false }: ComponentDrawingProps) {
  const { kind, w, h } = props;
  const silhouette = silhouetteOf(kind);
  const { body, inner } = linesOf(silhouette, w, h);
  const anchor = layout.isCentred ? 'middle' : 'start';
  return (
    <g strokeLinecap="round" strokeLinejoin="round">
      <path
        d={body}
        fill={colors.ground}
        stroke={colors.line}
        strokeWidth={1.5}
        strokeDasharray={silhouette === 'foreign' ? '6 5' : undefined}
      />
      {inner ? <path d={inner} fill="none" stroke={colors.line} strokeWidth={1.5} /> : null}
      {layout.icon ? (
        <path
          className="component-icon"
          d={ICONS[kind]}
          fill="none"
          stroke={colors.line}
          strokeWidth={1.75}
          transform={`translate(${layout.icon.x} ${layout.icon.y}) scale(${layout.icon.size / 24})`}
        />
      ) : null}
      {hidesWords ? null : (
        <g className="component-words" fontFamily={FONT_FAMILY} stroke="none">
          {layout.lines.map(({ text, x, y, size, isBold, isMuted }) => (
            <text
              key={y}
              x={x}
              y={y}
              fontSize={size}
              fontWeight={isBold ? 'bold' : 'normal'}
              fill={isMuted ? colors.muted : colors.ink}
              textAnchor={anchor}
            >
              {text}
            </text>
          ))}
          {layout.badges.map((badge) => (
            <g key={badge.x}>
              <rect
                x={badge.x}
                y={badge.y}
                width={badge.w}
                height={badge.h}
                rx={badge.h / 2}
                fill={colors.badge}
              />
              <text
                x={badge.x + badge.w / 2}
                y={badge.y + badge.h * 0.72}
                fontSize={BADGE.size}
                fill={colors.ink}
                textAnchor="middle"
              >
                {badge.text}
              </text>
            </g>
          ))}
        </g>
      )}
    </g>
  );
}
