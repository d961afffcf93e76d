import { importPack, listPacks } from '@/server/http/api/packs';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(listPacks);
export const POST = serve(importPack);
