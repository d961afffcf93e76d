'use client';

import * as Alert from 'radix-ui/alert-dialog';
import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import { useReturnFocus } from './useReturnFocus';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Revoke the invite for Ada?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb of the title: "Revoke invite". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'default' | 'danger';
  /** May return a promise: closes when it resolves; stays open and shows the message when it rejects. */
  onConfirm: () => unknown;
}

/** Asks before something that is hard to undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description, confirmLabel, cancelLabel = 'Cancel', onConfirm } = props;
  const returnFocus = useReturnFocus();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function changeOpen(next: boolean) {
    if (pending) return;
    setError(null);
    onOpenChange(next);
  }

  async function confirm() {
    setPending(true);
    setError(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (cause) {
      setError(cause instanceof Error && cause.message ? cause.message : 'It did not work. Try again.');
    } finally {
      setPending(false);
    }
  }

  return (
    <Alert.Root open={open} onOpenChange={changeOpen}>
      <Alert.Portal>
        <Alert.Overlay className="fixed inset-0 z-40 grid animate-fade place-items-center overflow-y-auto bg-scrim p-3 sm:p-6">
          <Alert.Content
            {...returnFocus}
            className="w-full max-w-md animate-rise rounded-lg bg-raised shadow-lg outline-none"
          >
            <div className="px-5 pt-4 pb-4">
              <Alert.Title className="text-lg font-semibold">{title}</Alert.Title>
              <Alert.Description asChild>
                <div className="mt-1 text-muted">{description}</div>
              </Alert.Description>
              {error ? (
                <p role="alert" className="mt-3 text-danger">
                  {error}
                </p>
              ) : null}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
              <Alert.Cancel asChild>
                <Button>{cancelLabel}</Button>
              </Alert.Cancel>
              <Button
                variant={props.tone === 'danger' ? 'danger' : 'primary'}
                pending={pending}
                onClick={confirm}
              >
                {confirmLabel}
              </Button>
            </div>
          </Alert.Content>
        </Alert.Overlay>
      </Alert.Portal>
    </Alert.Root>
  );
}
