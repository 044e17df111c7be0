import * as z from 'zod'
import type { Row } from '../platform/database.ts'
import { outcomes, type Outcome } from './kind.ts'

const schema = z.array(z.object({ position: z.number(), outcome: z.enum(outcomes) }))

/** By position in the batch that was asked about. */
export function parseOutcomes(rows: readonly Row[]): Outcome[] {
  const parsed = schema.parse(rows)
  return parsed.sort((a, b) => a.position - b.position).map(({ outcome }) => outcome)
}
