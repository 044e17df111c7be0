import type { AgentSession } from 'content-types'

/** What the api says of who is at the desk. */
export const agentSession: AgentSession = {
  name: 'Agathe Amarre',
  email: 'agathe@enim.example',
  role: 'agent',
  services: [{ slug: 'cotisation', name: 'Cotisation' }],
  recoveryCodesLeft: 8,
  idleAt: '2026-02-03T13:32:00.000Z',
  endsAt: '2026-02-04T01:02:00.000Z',
}

export const administrator: AgentSession = {
  ...agentSession,
  name: 'Ada Ancre',
  email: 'ada@enim.example',
  role: 'administrator',
  services: [],
}

export const recoveryCodes = ['4F7K9-Q2M8R', 'W3X5Y-7Z9AB']

export const signedOut = {
  status: 401,
  body: { type: 'signed-out', title: 'Terminée.', status: 401, errors: [] },
}
