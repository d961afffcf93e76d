import { getInterview } from '@/server/http/api/interviews';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(getInterview);
