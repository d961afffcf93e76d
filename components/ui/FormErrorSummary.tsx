'use client';

import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';

export interface FormErrorSummaryProps {
  title?: string;
  /** What is wrong; with `fieldId` (the Field's id) the sentence leads to the field. */
  errors: readonly { message: string; fieldId?: string }[];
}

/**
 * Everything a form refused, in one place above it. Takes the focus when an error appears, and leaves it with
 * whoever is mending one while others remain; empty shows nothing.
 */
export function FormErrorSummary({ title, errors }: FormErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const isNew = errors.some(({ message }) => !known.current.has(message));
    known.current = new Set(errors.map(({ message }) => message));
    if (isNew) ref.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex gap-2 rounded-md border border-danger/30 bg-danger-soft px-3 py-2 outline-none"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0">
        {title ? <p className="font-medium">{title}</p> : null}
        <ul className="flex flex-col gap-0.5">
          {errors.map((error) => (
            <li key={`${error.fieldId ?? ''}${error.message}`}>
              {error.fieldId ? (
                <a
                  href={`#${error.fieldId}`}
                  className="inline-block py-0.5 underline decoration-danger/50 underline-offset-2"
                >
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
