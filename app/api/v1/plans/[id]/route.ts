import { getPlan } from '@/server/http/api/plans';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(getPlan);
