import { type KeyboardEvent, useEffect, useRef } from 'react';
import { stopEventPropagation, useEditor } from 'tldraw';
import { factsOf } from '@/lib/board/components/kinds';
import { LABEL } from '@/lib/board/components/layout';
import { COMPONENT, type ComponentShape } from '@/lib/board/components/shape';
import type { Area } from '@/lib/board/components/silhouette';
import { FONT_FAMILY } from './measureText';

export interface ComponentLabelFieldProps {
  shape: ComponentShape;
  area: Area;
  isCentred: boolean;
  color: string;
}

/** The label of a component while it is typed, where it stands. Enter ends it. */
export function ComponentLabelField({ shape, area, isCentred, color }: ComponentLabelFieldProps) {
  const editor = useEditor();
  const field = useRef<HTMLTextAreaElement>(null);
  const { kind, label } = shape.props;

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // Otherwise the canvas would take it for the wish to edit again.
    event.stopPropagation();
    editor.complete();
  };

  return (
    <textarea
      ref={field}
      className="component-label-field"
      data-text-of={`${shape.id} label`}
      aria-label="Label"
      placeholder={factsOf(kind).name}
      value={label}
      spellCheck={false}
      style={{
        left: area.x,
        top: area.y,
        width: area.w,
        height: area.h,
        color,
        fontFamily: FONT_FAMILY,
        fontSize: LABEL.size,
        lineHeight: `${LABEL.height}px`,
        textAlign: isCentred ? 'center' : 'start',
      }}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value.replace(/\s*\n\s*/g, ' ');
        editor.updateShape<ComponentShape>({ id: shape.id, type: COMPONENT, props: { label: text } });
      }}
      onKeyDown={handleKeyDown}
      onPointerDown={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
    />
  );
}
