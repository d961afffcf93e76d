import { serve } from '@/server/http/api/serve';
import { listSketches } from '@/server/http/api/sketches';

export const dynamic = 'force-dynamic';
export const GET = serve(listSketches);
