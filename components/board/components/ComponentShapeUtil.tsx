import type { CSSProperties } from 'react';
import {
  BaseBoxShapeUtil,
  type Geometry2d,
  lerp,
  Polygon2d,
  resizeBox,
  SVGContainer,
  type SvgExportContext,
  type TLFontFace,
  type TLResizeInfo,
  useIsEditing,
  Vec,
} from 'tldraw';
import { colorsOf } from '@/lib/board/components/colors';
import { nameOf } from '@/lib/board/components/describe';
import { factsOf } from '@/lib/board/components/kinds';
import { layOutComponent, MIN_COMPONENT } from '@/lib/board/components/layout';
import {
  COMPONENT,
  type ComponentProps,
  type ComponentShape,
  componentProps,
  newComponentProps,
} from '@/lib/board/components/shape';
import { linesOf, silhouetteOf } from '@/lib/board/components/silhouette';
import { ComponentDrawing } from './ComponentDrawing';
import { ComponentLabelField } from './ComponentLabelField';
import { FONT_FACES } from './fontFaces';
import { measureText } from './measureText';

/** Parts of systems on the canvas: how they look, what of them is clicked, how they are resized and named. */
export class ComponentShapeUtil extends BaseBoxShapeUtil<ComponentShape> {
  static override type = COMPONENT;
  static override props = componentProps;

  override getDefaultProps(): ComponentProps {
    return newComponentProps('service');
  }

  override canEdit(): boolean {
    return true;
  }

  override getGeometry({ props: { kind, w, h } }: ComponentShape): Geometry2d {
    const points = linesOf(silhouetteOf(kind), w, h).points.map(Vec.From);
    return new Polygon2d({ points, isFilled: true });
  }

  override getFontFaces(): TLFontFace[] {
    return FONT_FACES;
  }

  override getText({ props: { label, detail } }: ComponentShape): string {
    return [label, detail].filter((text) => text !== '').join('\n');
  }

  override getAriaDescriptor({ props }: ComponentShape): string {
    return nameOf(props);
  }

  override onResize(shape: ComponentShape, info: TLResizeInfo<ComponentShape>) {
    return resizeBox(shape, info, { minWidth: MIN_COMPONENT.w, minHeight: MIN_COMPONENT.h });
  }

  override getInterpolatedProps(from: ComponentShape, to: ComponentShape, t: number): ComponentProps {
    return { ...to.props, w: lerp(from.props.w, to.props.w, t), h: lerp(from.props.h, to.props.h, t) };
  }

  override component(shape: ComponentShape) {
    const { editor } = this;
    const { props } = shape;
    // biome-ignore lint/correctness/useHookAtTopLevel: tldraw calls this as a component
    const isEditing = useIsEditing(shape.id);
    // Words are laid out anew when their typeface has come.
    editor.fonts.trackFontsForShape(shape);
    const colors = colorsOf(factsOf(props.kind).group, editor.user.getIsDarkMode());
    const layout = layOutComponent(props, measureText);
    return (
      <>
        <SVGContainer style={{ '--far': farTransform(props) } as CSSProperties}>
          <ComponentDrawing props={props} layout={layout} colors={colors} hidesWords={isEditing} />
        </SVGContainer>
        {isEditing ? (
          <ComponentLabelField
            shape={shape}
            area={layout.label}
            isCentred={layout.isCentred}
            color={colors.ink}
          />
        ) : null}
      </>
    );
  }

  override indicator({ props: { kind, w, h } }: ComponentShape) {
    return <path d={linesOf(silhouetteOf(kind), w, h).body} />;
  }

  override async toSvg({ props }: ComponentShape, { isDarkMode }: SvgExportContext) {
    await Promise.all(FONT_FACES.map((font) => this.editor.fonts.ensureFontIsLoaded(font)));
    const colors = colorsOf(factsOf(props.kind).group, isDarkMode);
    return <ComponentDrawing props={props} layout={layOutComponent(props, measureText)} colors={colors} />;
  }
}

/** The icon in the middle of a component that is seen from afar, in parts of its smaller side. */
const FAR_ICON = 0.62;

function farTransform({ w, h }: ComponentProps): string {
  const size = Math.min(w, h) * FAR_ICON;
  return `translate(${(w - size) / 2}px, ${(h - size) / 2}px) scale(${size / 24})`;
}
