import { handlePackImport } from '@/server/http/packs';

export const dynamic = 'force-dynamic';
export { handlePackImport as POST };
