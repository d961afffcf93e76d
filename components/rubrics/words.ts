/** What is said of a version that no member wrote. */
export const BRINGER = 'Drawbridge or a pack';

/** "6 criteria", "1 criterion". */
export function criteriaCount(count: number): string {
  return `${count} ${count === 1 ? 'criterion' : 'criteria'}`;
}

/** By how many interviews a rubric is used. */
export function usedBy(interviews: number): string {
  if (interviews === 0) return 'Not used yet';
  return `Used by ${interviews} ${interviews === 1 ? 'interview' : 'interviews'}`;
}

/** "31 questions", "1 question". */
export function questionCount(count: number): string {
  return `${count} ${count === 1 ? 'question' : 'questions'}`;
}
