'use client';

import { Star, X } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { type BankAddress, filterCount } from '@/lib/bank/filters';
import type { BankFacets } from '@/lib/schemas/question';
import { CandidateFilter } from './CandidateFilter';
import { CountedOptions } from './CountedOptions';
import { DIFFICULTY_WORDS } from './DifficultyMark';
import { FilterPopover } from './FilterPopover';
import { MinutesFilter } from './MinutesFilter';

const NO_FACETS: BankFacets = { categories: [], packs: [], tags: [], signals: [], difficulties: [0, 0, 0] };

/** Everything that narrows the bank down, beside the search, each with what it would leave. */
export function BankFilters({
  address,
  facets = NO_FACETS,
  canPlan,
  onChange,
  onClear,
}: {
  address: BankAddress;
  facets: BankFacets | undefined;
  /** Whether the member plans interviews, and so may ask what a candidate was asked. */
  canPlan: boolean;
  onChange: (change: Partial<BankAddress>) => void;
  onClear: () => void;
}) {
  const { difficulties = [], tags = [] } = address;
  const severalPacks = facets.packs.length > 1;
  const category = facets.categories.find(({ id }) => id === address.categoryId);
  const pack = facets.packs.find(({ id }) => id === address.packId);
  return (
    <fieldset aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-1.5">
      <FilterPopover label="Category" value={address.categoryId && (category?.title ?? 'one')}>
        <CountedOptions
          label="Categories"
          single
          chosen={address.categoryId ? [address.categoryId] : []}
          options={facets.categories.map(({ id, title, packTitle, count }) => ({
            value: id,
            label: severalPacks ? `${title} (${packTitle})` : title,
            count,
          }))}
          onChange={([categoryId]) => onChange({ categoryId })}
        />
      </FilterPopover>
      <FilterPopover
        label="Difficulty"
        value={difficulties.map((difficulty) => DIFFICULTY_WORDS[difficulty]).join(', ') || undefined}
      >
        <CountedOptions
          label="Difficulties"
          chosen={difficulties.map(String)}
          options={([1, 2, 3] as const).map((difficulty) => ({
            value: String(difficulty),
            label: DIFFICULTY_WORDS[difficulty],
            count: facets.difficulties[difficulty - 1] ?? 0,
          }))}
          onChange={(chosen) => onChange({ difficulties: chosen.map(Number).sort() })}
        />
      </FilterPopover>
      <MinutesFilter from={address.minutesFrom} to={address.minutesTo} onChange={onChange} />
      <FilterPopover label="Tags" value={tags.join(', ') || undefined}>
        <CountedOptions
          label="Tags"
          chosen={tags}
          options={withChosen(facets.tags, tags).map(({ tag, count }) => ({ value: tag, label: tag, count }))}
          onChange={(chosen) => onChange({ tags: chosen })}
        />
      </FilterPopover>
      {facets.signals.length > 0 || address.signal ? (
        <FilterPopover label="Shows" value={address.signal}>
          <CountedOptions
            label="Criteria with levels in the guide"
            single
            chosen={address.signal ? [address.signal] : []}
            options={facets.signals.map(({ title, count }) => ({ value: title, label: title, count }))}
            onChange={([signal]) => onChange({ signal })}
          />
        </FilterPopover>
      ) : null}
      {severalPacks || address.packId ? (
        <FilterPopover label="Pack" value={address.packId && (pack?.title ?? 'one')}>
          <CountedOptions
            label="Packs"
            single
            chosen={address.packId ? [address.packId] : []}
            options={facets.packs.map(({ id, title, count }) => ({ value: id, label: title, count }))}
            onChange={([packId]) => onChange({ packId })}
          />
        </FilterPopover>
      ) : null}
      {canPlan ? (
        <CandidateFilter
          candidate={address.candidate}
          hideAsked={address.hideAsked ?? false}
          onChange={onChange}
        />
      ) : null}
      <Toggle on={address.favourites} onChange={(favourites) => onChange({ favourites })}>
        <Star aria-hidden /> Favourites
      </Toggle>
      <Toggle on={address.archived} onChange={(archived) => onChange({ archived })}>
        Archived
      </Toggle>
      {filterCount(address) > 0 ? (
        <Button size="sm" variant="ghost" icon={<X />} onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </fieldset>
  );
}

function Toggle({
  on = false,
  onChange,
  children,
}: {
  on: boolean | undefined;
  onChange: (on: boolean) => void;
  children: React.ReactNode;
}) {
  return (
    <Button
      size="sm"
      aria-pressed={on}
      className={cx(on && 'border-accent/40! bg-accent-soft! text-accent!')}
      onClick={() => onChange(!on)}
    >
      {children}
    </Button>
  );
}

/** Tags with a count, and those that are chosen though nothing has them. */
function withChosen(tags: BankFacets['tags'], chosen: readonly string[]): BankFacets['tags'] {
  const missing = chosen.filter((tag) => !tags.some((known) => known.tag === tag));
  return [...missing.map((tag) => ({ tag, count: 0 })), ...tags];
}
