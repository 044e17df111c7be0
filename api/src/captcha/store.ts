import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** False for a challenge that was used already. */
export async function useChallenge(
  { database }: Deps,
  challenge: string,
  expiresAt: Date,
): Promise<boolean> {
  const [used] = await database.write([
    {
      sql: `INSERT INTO used_challenges (challenge, expires_at) VALUES (?, ?)
            ON CONFLICT (challenge) DO NOTHING RETURNING challenge`,
      args: [challenge, expiresAt],
    },
  ])
  return used?.rows.length === 1
}

export function deleteChallengesExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM used_challenges WHERE expires_at < ?', args: [date] }
}
