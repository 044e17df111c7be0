import type { WebhookBody, WebhookEvent } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { insertDeliveries } from './delivery-store.ts'

interface Announced {
  type: WebhookEvent
  subject: WebhookBody['data']
}

/**
 * For the same batch as what it tells of; then `wakeWebhooks`. Nothing is written when nobody asked
 * to be told, nor where `condition`, an SQL expression, does not hold.
 */
export function announceEvent(
  { clock }: Pick<Deps, 'clock'>,
  { type, subject }: Announced,
  condition: Statement = { sql: 'TRUE', args: [] },
): Statement {
  const at = clock.now()
  const body: WebhookBody = { type, timestamp: at.toISOString(), data: subject }
  return insertDeliveries(
    { id: createId(), event: type, body: JSON.stringify(body), at },
    condition,
  )
}
