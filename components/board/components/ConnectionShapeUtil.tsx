import {
  ArrowShapeUtil,
  DefaultFontFaces,
  type Group2d,
  type Rectangle2d,
  SVGContainer,
  type SvgExportContext,
  type TLArrowShape,
  type TLFontFace,
} from 'tldraw';
import { PROTOCOL_CAPTIONS } from '@/lib/board/components/protocolLook';
import { protocolOf } from '@/lib/board/components/shape';
import { CONNECT_TOOL, type ConnectTool } from './ConnectTool';
import { FONT_FAMILY, measureText } from './measureText';

const FONT = DefaultFontFaces.tldraw_sans.normal.normal;
const SIZE = 11;
const HEIGHT = 16;
const PADDING = 6;

/** Between a label and the caption beneath it. */
const GAP = 1;

/** The colours of a caption: those of the canvas beneath it, and of small print. */
const COLORS = {
  light: { ground: '#ffffff', line: '#d0ccc4', ink: '#4d5358' },
  dark: { ground: '#16191b', line: '#3a4044', ink: '#aab0b2' },
};

/** tldraw's arrows, of which some say how two components talk: these have a caption. */
export class ConnectionShapeUtil extends ArrowShapeUtil {
  override getFontFaces(shape: TLArrowShape): TLFontFace[] {
    const faces = super.getFontFaces(shape);
    return protocolOf(shape) ? [...faces, FONT] : faces;
  }

  override onHandleDragEnd(arrow: TLArrowShape): void {
    this.editor.getStateDescendant<ConnectTool>(CONNECT_TOOL)?.finish(arrow.id);
  }

  override component(shape: TLArrowShape) {
    const arrow = super.component(shape);
    if (!protocolOf(shape)) return arrow;
    this.editor.fonts.trackFontsForShape(shape);
    return (
      <>
        {arrow}
        <SVGContainer>{this.#caption(shape, this.editor.user.getIsDarkMode())}</SVGContainer>
      </>
    );
  }

  override toSvg(shape: TLArrowShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {/* What is exported is scaled by the shape's scale, which this has not. */}
        <g transform={`scale(${1 / shape.props.scale})`}>{this.#caption(shape, context.isDarkMode)}</g>
      </>
    );
  }

  /** Beneath the label, or in the middle of the line where there is none. */
  #caption(shape: TLArrowShape, isDark: boolean) {
    const protocol = protocolOf(shape);
    if (!protocol) return null;
    const [body, label] = this.editor.getShapeGeometry<Group2d>(shape).children;
    if (!body) return null;
    const box = (label as Rectangle2d | undefined)?.bounds;
    const middle = box
      ? { x: box.center.x, y: box.maxY + GAP + HEIGHT / 2 }
      : body.interpolateAlongEdge(shape.props.labelPosition);
    const text = PROTOCOL_CAPTIONS[protocol];
    const width = measureText(text, SIZE, false) + 2 * PADDING;
    const { ground, line, ink } = COLORS[isDark ? 'dark' : 'light'];
    return (
      <g className="connection-caption">
        <rect
          x={middle.x - width / 2}
          y={middle.y - HEIGHT / 2}
          width={width}
          height={HEIGHT}
          rx={HEIGHT / 2}
          fill={ground}
          stroke={line}
        />
        <text
          x={middle.x}
          y={middle.y + SIZE * 0.35}
          fontFamily={FONT_FAMILY}
          fontSize={SIZE}
          fill={ink}
          textAnchor="middle"
        >
          {text}
        </text>
      </g>
    );
  }
}
