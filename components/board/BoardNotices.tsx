import { Eye, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/Avatar';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import type { PresencePerson } from '@/lib/board/people';
import type { Company } from './company/company';
import { useCompany } from './company/useCompany';

export interface BoardNoticesProps {
  company: Company | null;
  /** Why the board is locked, where it is. */
  lock: string | null;
  /** The person may not draw, and not for the lock. */
  isViewOnly: boolean;
}

/** What the person should know while they look at the board, over its upper edge. */
export function BoardNotices({ company, lock, isViewOnly }: BoardNoticesProps) {
  const { following, followers, call } = useCompany(company);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-14 z-10 flex flex-col items-center gap-1.5 px-3 @6xl:top-2">
      {lock !== null || isViewOnly ? (
        <div className="flex flex-wrap justify-center gap-1.5">
          {lock !== null ? (
            <Notice>
              <Lock aria-hidden="true" className="size-3.5 shrink-0" />
              {lock}
            </Notice>
          ) : null}
          {isViewOnly ? (
            <Notice>
              <Eye aria-hidden="true" className="size-3.5 shrink-0" />
              View only
            </Notice>
          ) : null}
        </div>
      ) : null}
      <div role="status" className="flex flex-col items-center gap-1.5">
        {following ? (
          <Notice color={following.color}>
            <span className="truncate">
              {following.isBrought ? `${following.name} brought you here` : `Following ${following.name}`}
            </span>
            <button
              type="button"
              className="touch-target -mr-1.5 rounded-full bg-[#fff] px-2 py-0.5 font-medium text-[#1b2024]"
              onClick={() => company?.stopFollowing()}
            >
              Stop
            </button>
          </Notice>
        ) : null}
        {followers.length > 0 ? <Notice>{followersWords(followers)}</Notice> : null}
        {call ? (
          <div className="pointer-events-auto flex max-w-full animate-rise flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-lg bg-raised px-3 py-2 shadow-md">
            <span className="flex min-w-0 items-center gap-2">
              <Avatar name={call.name} color={call.color} decorative />
              <span>
                <strong className="font-semibold">{call.name}</strong> asks you to look here
              </span>
            </span>
            <span className="flex gap-2">
              <Button size="sm" variant="primary" onClick={() => company?.answerCall(true)}>
                Go
              </Button>
              <Button size="sm" onClick={() => company?.answerCall(false)}>
                Not now
              </Button>
            </span>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Notice({ color, children }: { color?: string; children: ReactNode }) {
  return (
    <p
      className={cx(
        'pointer-events-auto flex h-7 max-w-full animate-fade items-center gap-1.5 rounded-full px-3 font-medium text-xs shadow-md',
        color ? 'text-[#fff]' : 'bg-raised text-muted',
      )}
      style={color ? { backgroundColor: color } : undefined}
    >
      {children}
    </p>
  );
}

function followersWords(followers: readonly PresencePerson[]): string {
  const [first, second] = followers.map(({ name }) => name);
  if (followers.length === 1) return `${first} follows you`;
  if (followers.length === 2) return `${first} and ${second} follow you`;
  return `${followers.length} people follow you`;
}
