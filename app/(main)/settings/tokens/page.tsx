import type { Metadata } from 'next';
import { ApiTokens } from '@/components/settings/ApiTokens';

export const metadata: Metadata = { title: 'API tokens' };

export default function TokensPage() {
  return <ApiTokens />;
}
