import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { stopEventPropagation, useEditor } from 'tldraw';
import type { CardBox, CardLayout } from '@/lib/board/estimate/cardTypes';
import type { CardColors } from '@/lib/board/estimate/colors';
import { titleOf } from '@/lib/board/estimate/describe';
import { boxAt } from '@/lib/board/estimate/layout';
import { MAX_OWN_ROWS, ownRowKey, readOwnRows } from '@/lib/board/estimate/ownRows';
import type { EstimateShape } from '@/lib/board/estimate/shape';
import { EstimateField } from './EstimateField';
import { EstimateNames } from './EstimateNames';
import { addOwnRow, removeOwnRow, typeInto } from './editEstimate';
import { keepInView } from './showForEditing';

/** How much the buttons below a card take, in its own pixels. */
const FOOTER = 44;

export interface EstimateFormProps {
  shape: EstimateShape;
  layout: CardLayout;
  colors: CardColors;
}

/**
 * The fields of a card while it is edited, each where its text is drawn otherwise. Tab and Enter go to the next
 * one, Shift with them to the one before; Escape ends it.
 */
export function EstimateForm({ shape, layout, colors }: EstimateFormProps) {
  const editor = useEditor();
  const form = useRef<HTMLFieldSetElement>(null);
  const [formula, setFormula] = useState<HTMLInputElement | null>(null);
  const rows = readOwnRows(shape.meta);
  const { scale } = shape.props;

  const focusOn = (key: string) => {
    const field = form.current?.querySelector<HTMLInputElement>(`[data-box="${CSS.escape(key)}"]`);
    if (field) enter(field);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where editing begins
  useEffect(() => {
    const { x, y } = editor.getPointInShapeSpace(shape, editor.inputs.currentPagePoint);
    keepInView(editor, shape, { x: 0, y: 0, w: layout.w, h: layout.h + FOOTER });
    focusOn(boxAt(layout, x / scale, y / scale) ?? 'users');
  }, []);

  const handleKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const isNext = event.key === 'Enter' || event.key === 'Tab';
    const field = event.target;
    if (!isNext || !(field instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)];
    // Tab leads on to the buttons, and from the first field out of the card.
    if (!next && event.key === 'Tab') return;
    event.preventDefault();
    // Otherwise the canvas would take it for the wish to edit again.
    event.stopPropagation();
    if (next) enter(next);
    else editor.complete();
  };

  const handleFocus = (box: CardBox, field: HTMLInputElement) => {
    editor.markHistoryStoppingPoint(`type into ${box.key}`);
    const { area } = box;
    // With an own row one wants the button below that adds another.
    const isOwn = box.key.startsWith('row.');
    keepInView(editor, shape, isOwn ? { ...area, h: layout.h + FOOTER - area.y } : area);
    setFormula(box.key.endsWith('.formula') ? field : null);
  };

  /** What is no control keeps the focus where it is. */
  const keepFocus = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  };

  return (
    <fieldset
      ref={form}
      aria-label={`${titleOf(shape.props)}, fields`}
      className="estimate-form"
      style={{ width: layout.w, height: layout.h, transform: `scale(${scale})`, color: colors.ink }}
      onKeyDown={handleKeyDown}
      onMouseDown={keepFocus}
      onPointerDown={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
    >
      {layout.boxes.map((box) => (
        <EstimateField
          key={box.key}
          box={box}
          colors={colors}
          onFocus={(field) => handleFocus(box, field)}
          onType={(text) => typeInto(editor, shape, box.key, text)}
        />
      ))}
      {formula ? <EstimateNames names={layout.names} field={formula} /> : null}
      {rows.map(({ id, name }) => {
        const box = layout.boxes.find(({ key }) => key === ownRowKey(id, 'formula'));
        return box ? (
          <button
            key={id}
            type="button"
            aria-label={`Remove ${name.trim() || 'the row'}`}
            className="estimate-remove"
            style={{ top: box.area.y, left: layout.w - 2, height: box.area.h }}
            onClick={() => {
              removeOwnRow(editor, shape, id);
              focusOn('users');
            }}
          >
            <X size={15} aria-hidden />
          </button>
        ) : null;
      })}
      <div className="estimate-footer" style={{ top: layout.h + 8 }}>
        {rows.length < MAX_OWN_ROWS ? (
          <button
            type="button"
            onClick={() => {
              const id = addOwnRow(editor, shape);
              requestAnimationFrame(() => focusOn(ownRowKey(id, 'name')));
            }}
          >
            <Plus size={15} aria-hidden /> Add a row
          </button>
        ) : null}
        <button type="button" onClick={() => editor.complete()}>
          Done
        </button>
        <span aria-hidden>Tab: next field · Esc: done</span>
      </div>
    </fieldset>
  );
}

/** Where words may be, one goes on behind them; a number is typed anew. */
function enter(field: HTMLInputElement): void {
  field.focus({ preventScroll: true });
  if (field.dataset.number === 'true') field.select();
  else field.setSelectionRange(field.value.length, field.value.length);
}
