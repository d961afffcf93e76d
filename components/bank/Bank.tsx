'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Input } from '@/components/ui/Input';
import { PageHeader } from '@/components/ui/PageHeader';
import { RowLink } from '@/components/ui/RowLink';
import { Select } from '@/components/ui/Select';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import { DifficultyMark } from './DifficultyMark';
import { PackActions } from './packs/PackActions';

const ALL = 'all';

/** The question bank: every question, found by words and by category. */
export function Bank() {
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const [categoryId, setCategoryId] = useState(ALL);
  const deferred = useDeferredValue(search);
  const query = useQuery(
    trpc.questions.bank.queryOptions(
      { search: deferred || undefined, categoryId: categoryId === ALL ? undefined : categoryId },
      { placeholderData: keepPreviousData },
    ),
  );
  const categories = query.data?.categories ?? [];
  const total = categories.reduce((sum, category) => sum + category.count, 0);
  return (
    <>
      <PageHeader
        title="Question bank"
        description={
          query.data ? `${total} questions in ${categories.length} categories` : 'Questions and their guides'
        }
        actions={<PackActions />}
      />
      <div className="mb-4 flex flex-wrap gap-3">
        <Input
          type="search"
          aria-label="Search the bank"
          placeholder="Search prompts, tags and categories"
          leading={<Search />}
          className="min-w-60 flex-1"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          aria-label="Category"
          value={categoryId}
          options={[
            { value: ALL, label: 'All categories' },
            ...categories.map((category) => ({
              value: category.id,
              label: `${category.title} (${category.count})`,
            })),
          ]}
          onValueChange={setCategoryId}
          className="w-72 max-w-full"
        />
      </div>
      {query.isPending ? (
        <SkeletonRows rows={10} />
      ) : query.isError ? (
        <ErrorState title="The bank could not be loaded" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : query.data.questions.length === 0 ? (
        <EmptyState title="No question matches">Try fewer or other words, or all categories.</EmptyState>
      ) : (
        <Table label="Questions" className={cx(query.isPlaceholderData && 'opacity-60')}>
          <TableHead>
            <TableHeadCell>Question</TableHeadCell>
            <TableHeadCell>Category</TableHeadCell>
            <TableHeadCell align="end">Minutes</TableHeadCell>
            <TableHeadCell>Difficulty</TableHeadCell>
          </TableHead>
          <TableBody>
            {query.data.questions.map((question) => (
              <TableRow key={question.id}>
                <TableCell className="min-w-64">
                  <RowLink href={`/bank/${question.id}`}>{question.prompt}</RowLink>
                </TableCell>
                <TableCell className="text-muted">{question.category}</TableCell>
                <TableCell align="end" className="tabular">
                  {question.minutes}
                </TableCell>
                <TableCell>
                  <DifficultyMark difficulty={question.difficulty} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
