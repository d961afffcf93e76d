import type { Metadata } from 'next';
import { Bank } from '@/components/bank/Bank';

export const metadata: Metadata = { title: 'Question bank' };

export default function BankPage() {
  return <Bank />;
}
