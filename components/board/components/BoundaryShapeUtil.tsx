import { FrameShapeUtil, SVGContainer, type SvgExportContext, type TLFrameShape } from 'tldraw';
import { boundaryTitle } from '@/lib/board/components/boundaryTitle';
import { boundaryOf } from '@/lib/board/components/shape';
import { BoundaryDrawing } from './BoundaryDrawing';

/** tldraw's frames, of which some are boundaries: these say what they are in their title and their look. */
export class BoundaryShapeUtil extends FrameShapeUtil {
  override getGeometry(shape: TLFrameShape) {
    return super.getGeometry(this.#titled(shape));
  }

  override getAriaDescriptor(shape: TLFrameShape): string {
    return titled(shape).props.name;
  }

  override component(shape: TLFrameShape) {
    const kind = boundaryOf(shape);
    const frame = super.component(this.#titled(shape));
    if (!kind) return frame;
    const { w, h } = shape.props;
    return (
      <>
        {frame}
        <SVGContainer>
          <BoundaryDrawing kind={kind} w={w} h={h} isDark={this.editor.user.getIsDarkMode()} />
        </SVGContainer>
      </>
    );
  }

  override toSvg(shape: TLFrameShape, context: SvgExportContext) {
    const kind = boundaryOf(shape);
    const frame = super.toSvg(titled(shape), context);
    if (!kind) return frame;
    const { w, h } = shape.props;
    return (
      <>
        {frame}
        <BoundaryDrawing kind={kind} w={w} h={h} isDark={context.isDarkMode} />
      </>
    );
  }

  /** While its name is typed, a boundary shows the name alone. */
  #titled(shape: TLFrameShape): TLFrameShape {
    return this.editor.getEditingShapeId() === shape.id ? shape : titled(shape);
  }
}

const known = new WeakMap<TLFrameShape, TLFrameShape>();

/** The frame with the title of a boundary for its name; the same object for the same frame, as tldraw measures it once. */
function titled(shape: TLFrameShape): TLFrameShape {
  const kind = boundaryOf(shape);
  if (!kind) return shape;
  let found = known.get(shape);
  if (!found) {
    found = { ...shape, props: { ...shape.props, name: boundaryTitle(kind, shape.props.name) } };
    known.set(shape, found);
  }
  return found;
}
