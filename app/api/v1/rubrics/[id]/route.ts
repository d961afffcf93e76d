import { getRubric } from '@/server/http/api/rubrics';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(getRubric);
