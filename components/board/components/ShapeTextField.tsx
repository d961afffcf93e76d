import { type TLShapeId, useEditor, useValue } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { MAX_TEXT, type TEXT_FIELDS } from '@/lib/board/bounds';

export interface ShapeTextFieldProps {
  shapeId: TLShapeId;
  /** The property of the shape that holds the text. */
  name: (typeof TEXT_FIELDS)[number];
  label: string;
  placeholder?: string;
}

/** A text of a shape, written as it is typed. What others type into it meanwhile is kept, see `keepTextLive`. */
export function ShapeTextField({ shapeId, name, label, placeholder }: ShapeTextFieldProps) {
  const editor = useEditor();
  const text = useValue(
    'text of a shape',
    () => String((editor.getShape(shapeId)?.props as Record<string, unknown> | undefined)?.[name] ?? ''),
    [editor, shapeId, name],
  );
  return (
    <Field label={label}>
      <Input
        data-text-of={`${shapeId} ${name}`}
        value={text}
        maxLength={MAX_TEXT}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder ? { placeholder } : {})}
        onFocus={() => editor.markHistoryStoppingPoint(`type ${name}`)}
        onChange={({ currentTarget }) => {
          const shape = editor.getShape(shapeId);
          if (!shape) return;
          editor.updateShape({ id: shapeId, type: shape.type, props: { [name]: currentTarget.value } });
        }}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) editor.getContainer().focus();
        }}
      />
    </Field>
  );
}
