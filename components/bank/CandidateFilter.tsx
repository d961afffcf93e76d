'use client';

import { Checkbox } from '@/components/ui/Checkbox';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { FilterPopover } from './FilterPopover';

/** For whom a question is looked for: what this candidate was asked before is marked, or left out. */
export function CandidateFilter({
  candidate,
  hideAsked,
  onChange,
}: {
  candidate: string | undefined;
  hideAsked: boolean;
  onChange: (change: { candidate?: string | undefined; hideAsked?: boolean | undefined }) => void;
}) {
  return (
    <FilterPopover label="Candidate" value={candidate?.trim() || undefined}>
      <div className="flex flex-col gap-3">
        <Field label="Name of the candidate" hint="What they were asked in earlier interviews is marked.">
          <Input
            autoComplete="off"
            value={candidate ?? ''}
            onChange={(event) => onChange({ candidate: event.target.value || undefined })}
          />
        </Field>
        <Checkbox
          label="Leave out what they were asked"
          checked={hideAsked}
          onCheckedChange={(checked) => onChange({ hideAsked: checked })}
        />
      </div>
    </FilterPopover>
  );
}
