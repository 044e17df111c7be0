import type { RequestState } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { RequestRow } from './request-store.ts'

/** A request as the agent who acts has read it; a note stands whatever its state has become. */
export function isStill(
  { id, slug, state, agentId }: Pick<RequestRow, 'id' | 'slug' | 'state' | 'agentId'>,
  { changesState }: { changesState: boolean },
): Statement {
  if (!changesState) {
    return {
      sql: 'EXISTS (SELECT 1 FROM requests WHERE id = ? AND theme_slug = ?)',
      args: [id, slug],
    }
  }
  return {
    sql: `EXISTS (SELECT 1 FROM requests
            WHERE id = ? AND theme_slug = ? AND state = ? AND agent_id IS ?)`,
    args: [id, slug, state, agentId],
  }
}

/** Whether the latest message of a request is this very one, sent a moment ago. */
export function isLatest(requestId: string, fingerprint: string, since: Date): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM messages
            WHERE rowid = (SELECT max(rowid) FROM messages WHERE request_id = ?)
              AND fingerprint = ? AND at > ?)`,
    args: [requestId, fingerprint, since],
  }
}

export async function holds(
  { database }: Pick<Deps, 'database'>,
  { sql, args }: Statement,
): Promise<boolean> {
  const [row] = await database.read(`SELECT ${sql} AS holds`, args)
  return row?.['holds'] === 1
}

export function setTaken(requestId: string, agentId: string, now: Date): Statement {
  return {
    sql: `UPDATE requests SET state = CASE state WHEN 'received' THEN 'taken' ELSE state END,
            taken_at = coalesce(taken_at, ?), agent_id = coalesce(agent_id, ?)
          WHERE id = ?`,
    args: [now, agentId, requestId],
  }
}

export function setAnswered(requestId: string, now: Date): Statement {
  return {
    sql: `UPDATE requests SET state = 'answered', answered_at = coalesce(answered_at, ?)
          WHERE id = ?`,
    args: [now, requestId],
  }
}

/** Of states that need no more than their name. */
export function setState(
  requestId: string,
  state: Extract<RequestState, 'taken' | 'waiting'>,
): Statement {
  return {
    sql: 'UPDATE requests SET state = ?, ended_at = NULL WHERE id = ?',
    args: [state, requestId],
  }
}

export function setClosed(requestId: string, now: Date): Statement {
  return {
    sql: `UPDATE requests SET state = 'closed', ended_at = ? WHERE id = ?`,
    args: [now, requestId],
  }
}

/** The day of the first sending stays; nobody of the new service has it in hand yet. */
export function setService(
  requestId: string,
  { slug, name, serviceName }: { slug: string; name: string; serviceName: string },
): Statement {
  return {
    sql: `UPDATE requests SET theme_slug = ?, theme_name = ?, service_name = ?, agent_id = NULL
          WHERE id = ?`,
    args: [slug, name, serviceName, requestId],
  }
}
