import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { safeNextPath } from '@/lib/nextPath';
import type { MeView } from '@/lib/schemas/workspace';
import { ADDRESS_HEADER } from '@/server/http/address';
import { getRuntime } from '@/server/runtime';
import { getMe } from '@/server/services/profile/getMe';
import { setupStatus } from '@/server/services/workspace/setupStatus';
import { PATH_HEADER } from './pathHeader';
import { viewerFromHeaders } from './session';
import type { MemberViewer, Viewer } from './viewer';

/** Who looks at the page that is being rendered. Asked for several times, it is found out once. */
export const viewerForPage: () => Promise<Viewer> = cache(async () => {
  const given = await headers();
  const address = given.get(ADDRESS_HEADER) ?? 'unknown';
  return viewerFromHeaders(getRuntime(), { cookie: given.get('cookie') ?? undefined }, address);
});

/**
 * The member who looks at the page. Anyone else is led to sign in and back, or to the setup where there is
 * no workspace yet.
 */
export const requireMemberPage: () => Promise<{ me: MeView; member: MemberViewer }> = cache(async () => {
  const rt = getRuntime();
  const { member } = await viewerForPage();
  if (member) return { me: await getMe(rt, member), member };
  if ((await setupStatus(rt)).needed) redirect('/setup');
  const path = safeNextPath(withoutRsc((await headers()).get(PATH_HEADER) ?? '/'));
  redirect(path === '/' ? '/signin' : `/signin?next=${encodeURIComponent(path)}`);
});

/** Takes out of a path what Next adds to its own requests for a page's data. */
function withoutRsc(path: string): string {
  const url = new URL(path, 'http://localhost');
  url.searchParams.delete('_rsc');
  return url.pathname + url.search;
}
