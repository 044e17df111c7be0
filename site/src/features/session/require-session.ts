import type { Session } from 'content-types'

/** Who is logged in; the middleware lets nobody else reach a page of the personal space. */
export function requireSession({ session }: App.Locals): Session {
  if (!session) throw new Error('A page of the personal space was rendered without a session')
  return session
}
