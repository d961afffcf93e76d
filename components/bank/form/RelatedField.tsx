'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { BankPicker } from '@/components/room/BankPicker';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { QuestionDraft } from '@/lib/bank/draft';
import { questionTitle } from '@/lib/bank/title';
import { PACK_LIMITS } from '@/lib/packs/limits';

/** Questions of the same pack that go well before or after this one. */
export function RelatedField({
  related,
  packId,
  questionId,
  error,
  onChange,
}: {
  related: QuestionDraft['related'];
  packId: string;
  /** The question that is being changed: it is not related to itself. */
  questionId: string | undefined;
  error: string | undefined;
  onChange: (related: QuestionDraft['related']) => void;
}) {
  const [picking, setPicking] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      {related.length > 0 ? (
        <ul aria-label="Related questions" className="divide-y divide-line">
          {related.map(({ slug, prompt }) => (
            <li key={slug} className="flex items-center gap-2 py-1">
              <span className="min-w-0 flex-1 truncate">{questionTitle(prompt)}</span>
              <IconButton
                size="sm"
                label={`Remove: ${questionTitle(prompt)}`}
                tooltip={false}
                icon={<X />}
                onClick={() => onChange(related.filter((other) => other.slug !== slug))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {error ? <p className="text-danger text-xs">{error}</p> : null}
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        disabled={related.length >= PACK_LIMITS.relatedPerQuestion}
        onClick={() => setPicking(true)}
      >
        Add a related question
      </Button>
      <BankPicker
        open={picking}
        onOpenChange={setPicking}
        actionLabel="Add"
        packId={packId}
        onPick={({ id, slug, prompt }) => {
          setPicking(false);
          if (id === questionId || related.some((other) => other.slug === slug)) return;
          onChange([...related, { slug, prompt }]);
        }}
      />
    </div>
  );
}
