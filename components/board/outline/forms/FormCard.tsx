import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/Button';

/** A small form in the outline: Enter does it, Escape leaves it. */
export function FormCard({
  title,
  action,
  onSubmit,
  onCancel,
  children,
}: {
  title: string;
  /** What the button that does it is called. */
  action: string;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const base = useId();
  return (
    <form
      aria-labelledby={`${base}title`}
      className="mx-3 mb-2 flex flex-col gap-3 rounded-lg border border-line bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3 id={`${base}title`} className="break-words font-medium">
        {title}
      </h3>
      {children}
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          {action}
        </Button>
      </div>
    </form>
  );
}
