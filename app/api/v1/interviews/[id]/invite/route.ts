import { inviteToInterview } from '@/server/http/api/interviews';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const POST = serve(inviteToInterview);
