import type { Client } from '../platform/client.ts'

/** Who changes an agent's access: an administrator, or the command on the machine itself. */
export type Doer = { id: string; client: Client } | 'command'

/** To whom it happened, and by whom: the journal keeps the administrator's id. */
export function traceOf(by: Doer, agentId: string) {
  return by === 'command'
    ? ({ actor: 'system', agentId } as const)
    : ({ actor: 'enim', agentId, client: by.client, about: by.id } as const)
}
