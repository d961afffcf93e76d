import { handleBoard } from '@/server/http/board';

export const dynamic = 'force-dynamic';
export { handleBoard as GET };
