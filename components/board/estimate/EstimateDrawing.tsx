import './estimate.css';
import { CARD_ICON } from '@/lib/board/estimate/cardMeasures';
import type { CardLayout } from '@/lib/board/estimate/cardTypes';
import { CARD_ICON_PATH, type CardColors } from '@/lib/board/estimate/colors';
import { FONT_FAMILY } from '../components/measureText';

export interface EstimateDrawingProps {
  layout: CardLayout;
  colors: CardColors;
  /** While it is edited, what is typed is in fields. */
  isEditing?: boolean;
}

/** An estimate as paths and lines of text: the same on the canvas and in files. */
export function EstimateDrawing({ layout, colors, isEditing = false }: EstimateDrawingProps) {
  const { w, h, words, boxes, rules } = layout;
  return (
    <g>
      <rect
        x={0}
        y={0}
        width={w}
        height={h}
        rx={10}
        fill={colors.ground}
        stroke={colors.line}
        strokeWidth={1.5}
      />
      {rules.map(([x1, y1, x2, y2]) => (
        <path key={`${x1} ${y1} ${x2}`} d={`M${x1} ${y1}L${x2} ${y2}`} stroke={colors.rule} strokeWidth={1} />
      ))}
      <path
        d={CARD_ICON_PATH}
        fill="none"
        stroke={colors.accent}
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        transform={`translate(${CARD_ICON.x} ${CARD_ICON.y}) scale(${CARD_ICON.size / 24})`}
      />
      {boxes.map(({ key, area, why }) =>
        key === 'title' ? null : (
          <rect
            key={key}
            x={area.x}
            y={area.y}
            width={area.w}
            height={area.h}
            rx={4}
            fill={colors.field}
            stroke={why ? colors.danger : colors.fieldLine}
            strokeWidth={why ? 1.5 : 0.75}
          />
        ),
      )}
      <g fontFamily={FONT_FAMILY} stroke="none">
        {words.map(({ text, x, y, size, tone, isBold, isAtEnd, box, isDetail }) =>
          isEditing && box !== null ? null : (
            <text
              key={`${x} ${y}`}
              className={isDetail ? 'estimate-detail' : undefined}
              x={x}
              y={y}
              fontSize={size}
              fontWeight={isBold ? 'bold' : 'normal'}
              fill={colors[tone]}
              textAnchor={isAtEnd ? 'end' : 'start'}
            >
              {text}
            </text>
          ),
        )}
      </g>
    </g>
  );
}
