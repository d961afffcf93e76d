import { DraftStatus } from './DraftStatus';
import type { DraftFormProps } from './draftForm';

/** What a form shows of a stored draft and of the mutation that saves it. */
export function draftFormProps<D>(
  stored: { draft: D; isDirty: boolean; kept: boolean; change: (part: Partial<D>) => void },
  save: { isPending: boolean; isSuccess: boolean },
): Pick<DraftFormProps<D>, 'draft' | 'status' | 'pending' | 'onChange'> {
  return {
    draft: stored.draft,
    status: <DraftStatus isDirty={stored.isDirty} kept={stored.kept} />,
    // What is saved stays closed until the next page is there.
    pending: save.isPending || save.isSuccess,
    onChange: stored.change,
  };
}
