import type { ReactNode } from 'react';

/** What every form takes that works on a draft. */
export type DraftFormProps<D> = {
  draft: D;
  submitLabel: string;
  /** Whether the draft is kept, in a line beside the buttons. */
  status: ReactNode;
  pending: boolean;
  /** What the server said against it. */
  refusal: string | null;
  onChange: (change: Partial<D>) => void;
  onSubmit: () => void;
  onGiveUp: () => void;
};
