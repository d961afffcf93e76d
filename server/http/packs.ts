import { importPackQuery, packParams } from '@/lib/schemas/apiPack';
import { viewerFromHeaders } from '@/server/auth/session';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { getRuntime, type Runtime } from '@/server/runtime';
import { exportPack } from '@/server/services/pack/exportPack';
import { importPack } from '@/server/services/pack/importPack';
import { ADDRESS_HEADER } from './address';
import { ZIP_FILE } from './api/packs';
import { failure } from './failure';
import { fileResponse } from './fileResponse';
import { isOwnOrigin } from './origin';
import { readBody } from './readBody';

const NOT_KEPT = { 'cache-control': 'private, no-store' };

/** Answers POST /api/packs for a signed-in member: imports the zip file in the body, or previews its import. */
export async function handlePackImport(request: Request): Promise<Response> {
  const rt = getRuntime();
  try {
    requireOwnOrigin(rt, request);
    const member = await requireMember(rt, request);
    const query = importPackQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new AppError('invalid', 'The address of this request is not complete.');
    const { preview, expect } = query.data;
    const bytes = await readBody(request, ZIP_FILE.maxBytes);
    const view = await importPack(rt, member, bytes, { preview: preview === '1', expect });
    return Response.json(view, { headers: NOT_KEPT });
  } catch (thrown) {
    return failure(rt, thrown, NOT_KEPT, () => rt.log.error({ err: thrown }, 'a pack could not be imported'));
  }
}

/** Answers GET /api/packs/<slug> for a signed-in member: the pack as a zip file. */
export async function handlePackExport(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const rt = getRuntime();
  try {
    const member = await requireMember(rt, request);
    const slug = packParams.safeParse(await params);
    if (!slug.success) throw new AppError('not_found', 'There is no such pack.');
    return fileResponse(await exportPack(rt, member, slug.data), ZIP_FILE.mimeType);
  } catch (thrown) {
    return failure(rt, thrown, NOT_KEPT, () => rt.log.error({ err: thrown }, 'a pack could not be exported'));
  }
}

function requireOwnOrigin(rt: Pick<Runtime, 'env'>, { headers }: Request): void {
  const origin = headers.get('origin') ?? undefined;
  if (isOwnOrigin(rt.env, { origin, host: headers.get('host') ?? undefined })) return;
  throw new AppError('forbidden', 'This request comes from another site.');
}

async function requireMember(rt: Runtime, { headers }: Request): Promise<MemberViewer> {
  const address = headers.get(ADDRESS_HEADER) ?? 'unknown';
  const { member } = await viewerFromHeaders(rt, { cookie: headers.get('cookie') ?? undefined }, address);
  if (!member) throw new AppError('unauthenticated', 'Sign in to continue.');
  return member;
}
