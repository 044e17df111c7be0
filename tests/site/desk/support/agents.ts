import type { AgentSession } from 'content-types'

const cotisation = { slug: 'cotisation', name: 'Service Cotisation' }
const accidents = { slug: 'accidents', name: 'Service Accidents' }

export const services = { cotisation, accidents }

export const agent: AgentSession = {
  name: 'Nolwenn Fictive',
  email: 'nolwenn@enim.example',
  role: 'agent',
  services: [cotisation, accidents],
  recoveryCodesLeft: 10,
  idleAt: '2099-03-10T10:30:00Z',
  endsAt: '2099-03-10T22:00:00Z',
}

export const supervisor: AgentSession = { ...agent, name: 'Yann Fictif', role: 'supervisor' }
