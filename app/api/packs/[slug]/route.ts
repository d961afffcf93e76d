import { handlePackExport } from '@/server/http/packs';

export const dynamic = 'force-dynamic';
export { handlePackExport as GET };
