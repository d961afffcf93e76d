import { listMembers } from '@/server/http/api/members';
import { serve } from '@/server/http/api/serve';

export const dynamic = 'force-dynamic';
export const GET = serve(listMembers);
