import type { DocumentTrace } from 'content-types'

interface Fate {
  withdrawnAt: number | null
  withdrawnReason: string | null
  replacedBy: string | null
  /** The description of the document that took its place. */
  replacement: string | null
  replacedAt: number | null
  isReplacementThere: boolean
}

/** Null for a document that is online. */
export function traceOf(fate: Fate): DocumentTrace | null {
  const { withdrawnAt, withdrawnReason, replacedBy, replacement, replacedAt } = fate
  if (withdrawnAt !== null) {
    return { kind: 'withdrawn', at: toInstant(withdrawnAt), reason: withdrawnReason ?? '' }
  }
  if (replacedBy === null || replacedAt === null) return null
  const by = { id: replacedBy, description: replacement ?? '', isThere: fate.isReplacementThere }
  return { kind: 'replaced', at: toInstant(replacedAt), by }
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
