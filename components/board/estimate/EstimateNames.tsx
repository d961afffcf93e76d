import type { CardName } from '@/lib/board/estimate/cardTypes';

export interface EstimateNamesProps {
  names: readonly CardName[];
  /** The formula that a name is put into. */
  field: HTMLInputElement;
}

/** While a formula is typed, a click on a number or its name puts the name into it, as in a spreadsheet. */
export function EstimateNames({ names, field }: EstimateNamesProps) {
  return names.map(({ name, area }) => (
    <button
      key={`${name} ${area.x}`}
      type="button"
      // With the keyboard the name is typed.
      tabIndex={-1}
      aria-label={`Put ${name} into the formula`}
      title={name}
      className="estimate-name"
      style={{ left: area.x, top: area.y, width: area.w, height: area.h }}
      onClick={() => {
        const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
        field.setRangeText(name, start, end, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }}
    />
  ));
}
