import {
  type Geometry2d,
  Rectangle2d,
  resizeScaled,
  ShapeUtil,
  SVGContainer,
  type SvgExportContext,
  type TLFontFace,
  type TLResizeInfo,
  useIsEditing,
} from 'tldraw';
import { estimateSize } from '@/lib/board/estimate/cardMeasures';
import { cardColors } from '@/lib/board/estimate/colors';
import { describeEstimate, titleOf } from '@/lib/board/estimate/describe';
import { layOutEstimate } from '@/lib/board/estimate/layout';
import {
  ESTIMATE,
  type EstimateProps,
  type EstimateShape,
  estimateProps,
  MAX_SCALE,
  MIN_SCALE,
  newEstimateProps,
} from '@/lib/board/estimate/shape';
import { FONT_FACES } from '../components/fontFaces';
import { measureText } from '../components/measureText';
import { EstimateDrawing } from './EstimateDrawing';
import { EstimateForm } from './EstimateForm';
import { showForEditing } from './showForEditing';

/** Cards for back-of-the-envelope calculations: what is assumed is typed into them, what follows is drawn. */
export class EstimateShapeUtil extends ShapeUtil<EstimateShape> {
  static override type = ESTIMATE;
  static override props = estimateProps;

  override getDefaultProps(): EstimateProps {
    return newEstimateProps();
  }

  override canEdit(): boolean {
    return true;
  }

  override isAspectRatioLocked(): boolean {
    return true;
  }

  override getGeometry({ props, meta }: EstimateShape): Geometry2d {
    const { w, h } = estimateSize(props, meta);
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override getFontFaces(): TLFontFace[] {
    return FONT_FACES;
  }

  override getText({ props, meta }: EstimateShape): string {
    return describeEstimate(props, meta).join('\n');
  }

  override getAriaDescriptor({ props, meta }: EstimateShape): string {
    return `${titleOf(props)}, estimate. ${describeEstimate(props, meta).slice(1).join('. ')}`;
  }

  override onResize(shape: EstimateShape, info: TLResizeInfo<EstimateShape>) {
    const resized = resizeScaled(shape, info);
    const { scale } = resized.props;
    // At its least or its most it stays where it is.
    return scale < MIN_SCALE || scale > MAX_SCALE ? undefined : resized;
  }

  override onEditStart(shape: EstimateShape): void {
    showForEditing(this.editor, shape);
  }

  override component(shape: EstimateShape) {
    const { editor } = this;
    const { props, meta } = shape;
    // biome-ignore lint/correctness/useHookAtTopLevel: tldraw calls this as a component
    const isEditing = useIsEditing(shape.id);
    // Words are laid out anew when their typeface has come.
    editor.fonts.trackFontsForShape(shape);
    const colors = cardColors(editor.user.getIsDarkMode());
    const layout = layOutEstimate(props, meta, measureText);
    return (
      <>
        <SVGContainer>
          <g transform={`scale(${props.scale})`}>
            <EstimateDrawing layout={layout} colors={colors} isEditing={isEditing} />
          </g>
        </SVGContainer>
        {isEditing ? <EstimateForm shape={shape} layout={layout} colors={colors} /> : null}
      </>
    );
  }

  override indicator({ props, meta }: EstimateShape) {
    const { w, h } = estimateSize(props, meta);
    return <rect width={w} height={h} rx={10 * props.scale} />;
  }

  override async toSvg({ props, meta }: EstimateShape, { isDarkMode }: SvgExportContext) {
    await Promise.all(FONT_FACES.map((font) => this.editor.fonts.ensureFontIsLoaded(font)));
    return (
      <g transform={`scale(${props.scale})`}>
        <EstimateDrawing layout={layOutEstimate(props, meta, measureText)} colors={cardColors(isDarkMode)} />
      </g>
    );
  }
}
