import * as z from 'zod'
import type { Deps } from '../deps.ts'

const receiverSchema = z.object({ id: z.string(), version: z.number().int(), address: z.string() })

/** Where a letter goes, and what its links are signed with. */
export type Receiver = z.infer<typeof receiverSchema>

/** Those who have neither left, nor paused, nor been stopped since a letter was made for them. */
export async function findReceivers(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  ids: readonly string[],
): Promise<Map<string, Receiver>> {
  const rows = await database.read(
    `SELECT s.id, s.version, s.address
     FROM json_each(?) wanted CROSS JOIN subscribers s ON s.id = wanted.value
     WHERE s.stopped_at IS NULL AND (s.is_paused = 0 OR s.paused_until <= ?)`,
    [JSON.stringify(ids), clock.now()],
  )
  return new Map(
    z
      .array(receiverSchema)
      .parse(rows)
      .map((receiver) => [receiver.id, receiver]),
  )
}
