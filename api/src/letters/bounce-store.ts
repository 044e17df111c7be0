import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export interface Bounce {
  copyId: string
  kind: 'gone' | 'refused' | 'temporary'
  /** Of RFC 3463, « 5.1.1 ». */
  status: string | null
}

const copySchema = z.object({ subscriberId: z.string().nullable() })

/** Whose copy it was; undefined for a copy that the portal never made. */
export async function findBouncedCopy({ database }: Pick<Deps, 'database'>, copyId: string) {
  const [row] = await database.read(
    'SELECT subscriber_id AS subscriberId FROM letter_copies WHERE id = ?',
    [copyId],
  )
  return row && copySchema.parse(row)
}

/** Once for each copy; what was only late may become final, never the other way. */
export function insertBounce({ copyId, kind, status }: Bounce, now: Date): Statement {
  return {
    sql: `INSERT INTO letter_bounces (copy_id, letter_id, subscriber_id, kind, status, at)
          SELECT id, letter_id, subscriber_id, ?, ?, ? FROM letter_copies WHERE id = ?
          ON CONFLICT (copy_id) DO UPDATE SET kind = excluded.kind,
            status = excluded.status
            WHERE kind = 'temporary' AND excluded.kind <> 'temporary'`,
    args: [kind, status, now, copyId],
  }
}

/** For `writeIf`: so many copies of one subscriber found no mailbox. */
export function hasBounced(subscriberId: string, times: number): Statement {
  return {
    sql: `(SELECT count(*) FROM letter_bounces WHERE subscriber_id = ? AND kind = 'gone') >= ?`,
    args: [subscriberId, times],
  }
}

/** They have had their consequence: an address that is confirmed again begins anew. */
export function forgetBounces(subscriberId: string): Statement {
  return {
    sql: 'UPDATE letter_bounces SET subscriber_id = NULL WHERE subscriber_id = ?',
    args: [subscriberId],
  }
}
