import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { CardBox } from '@/lib/board/estimate/cardTypes';
import type { CardColors } from '@/lib/board/estimate/colors';
import { selectionAfter } from '@/lib/board/text/caret';
import { FONT_FAMILY } from '../components/measureText';

export interface EstimateFieldProps {
  box: CardBox;
  colors: CardColors;
  onFocus: (field: HTMLInputElement) => void;
  onType: (text: string) => void;
}

/** One field of a card. What others type into it appears at once, and the caret stays where it was. */
export function EstimateField({ box, colors, onFocus, onType }: EstimateFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  // A default that changes would put the caret of a field in which nothing has been typed to its beginning.
  const [first] = useState(box.text);
  const { key, area, size, isBold, isAtEnd, label, hint, example, text, maxLength, why } = box;

  useLayoutEffect(() => {
    const input = field.current;
    if (!input || input.value === text) return;
    const { value, selectionStart, selectionEnd } = input;
    const selection = selectionAfter(value, text, [selectionStart ?? 0, selectionEnd ?? 0]);
    input.value = text;
    if (document.activeElement === input) input.setSelectionRange(selection[0] ?? 0, selection[1] ?? 0);
  }, [text]);

  return (
    <>
      <input
        ref={field}
        type="text"
        data-box={key}
        data-number={isAtEnd}
        className="estimate-field"
        aria-label={label}
        aria-describedby={hintId}
        aria-invalid={why !== null}
        placeholder={example}
        defaultValue={first}
        maxLength={maxLength}
        spellCheck={false}
        autoComplete="off"
        enterKeyHint="next"
        style={{
          left: area.x,
          top: area.y,
          width: area.w,
          height: area.h,
          color: colors.ink,
          fontFamily: FONT_FAMILY,
          fontSize: size,
          fontWeight: isBold ? 'bold' : 'normal',
          textAlign: isAtEnd ? 'end' : 'start',
          paddingInline: key === 'title' ? 0 : 8,
        }}
        onFocus={({ currentTarget }) => onFocus(currentTarget)}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
      <span id={hintId} hidden>
        {[why, hint].filter(Boolean).join(' ')}
      </span>
    </>
  );
}
