import {
  agentAwaitedSchema,
  agentInvitationSchema,
  agentListSchema,
  agentSessionSchema,
  deskListSchema,
  deskRequestSchema,
  deskServiceListSchema,
  doneSchema,
  faqProposalSchema,
  figuresSchema,
  recoveryCodesSchema,
  type DeskFilters,
} from 'content-types'
import { createCalls, queryOf, type Asker } from './api-call.ts'

export type Desk = ReturnType<typeof deskFor>

/** The part of the api that serves Enim's agents, asked in the name of whoever asks for the page. */
export function deskFor(asker: Asker) {
  const { call, post, read, redirect } = createCalls(asker)
  const act = (reference: string, action: string, fields: object = {}) =>
    post(deskRequestSchema, `${requestPath(reference)}/${action}`, fields)

  return {
    getSession: () => call(agentSessionSchema, '/api/agents/session'),
    logIn: (fields: { email: string; password: string }) =>
      post(agentAwaitedSchema, '/api/agents/session', fields),
    /** Six digits of the authenticator, or a recovery code. */
    sendCode: (code: string) => post(agentSessionSchema, '/api/agents/session/code', { code }),
    logOut: () => post(doneSchema, '/api/agents/session/end'),
    readInvitation: (token: string) =>
      read(agentInvitationSchema, '/api/agents/invitation/reading', token),
    acceptInvitation: (fields: {
      token: string
      password: string
      passwordAgain: string
      code: string
    }) => post(recoveryCodesSchema, '/api/agents/invitation', fields),
    changePassword: (fields: {
      old: string
      password: string
      passwordAgain: string
      code: string
    }) => post(doneSchema, '/api/agents/me/password', fields),
    renewRecoveryCodes: (fields: { code: string }) =>
      post(recoveryCodesSchema, '/api/agents/me/recovery-codes', fields),

    listAgents: () => call(agentListSchema, '/api/agents'),
    inviteAgent: (fields: { email: string; name: string; role: string; services: string[] }) =>
      post(agentListSchema, '/api/agents', fields),
    changeAgent: (id: string, fields: { role: string; services: string[] }) =>
      post(agentListSchema, `${agentPath(id)}/changes`, fields),
    inviteAgentAgain: (id: string) => post(agentListSchema, `${agentPath(id)}/invitation`),
    disableAgent: (id: string) => post(agentListSchema, `${agentPath(id)}/disabling`),
    enableAgent: (id: string) => post(agentListSchema, `${agentPath(id)}/enabling`),

    listServices: () => call(deskServiceListSchema, '/api/desk/services'),
    listRequests: ({ page = 1, ...filters }: Partial<DeskFilters> & { page?: number }) =>
      call(deskListSchema, `/api/desk/requests?${queryOf({ ...filters, page })}`),
    /** Opening one is kept in the journal, and reads what the employer wrote. */
    openRequest: (reference: string) => call(deskRequestSchema, requestPath(reference)),
    take: (reference: string) => act(reference, 'taking'),
    answer: (reference: string, fields: { text: string }) => act(reference, 'answers', fields),
    addNote: (reference: string, fields: { text: string }) => act(reference, 'notes', fields),
    /** One piece a line; `dueOn` is « 2026-05-04 ». */
    askPieces: (reference: string, fields: { text: string; pieces: string; dueOn: string }) =>
      act(reference, 'pieces', fields),
    logCall: (reference: string, fields: { text: string }) => act(reference, 'calls', fields),
    move: (reference: string, fields: { service: string; text: string }) =>
      act(reference, 'moves', fields),
    close: (reference: string, fields: { text: string }) => act(reference, 'closure', fields),
    reopen: (reference: string, fields: { text: string }) => act(reference, 'reopening', fields),
    /** What would leave for the frequent questions with one answer. */
    previewProposal: (reference: string, message: string) =>
      call(faqProposalSchema, proposalPath(reference, message)),
    proposeForFaq: (
      reference: string,
      message: string,
      fields: { question: string; answer: string },
    ) => post(faqProposalSchema, proposalPath(reference, message), fields),
    getFigures: (fields: { from?: string; to?: string } = {}) =>
      call(figuresSchema, `/api/desk/figures?${queryOf(fields)}`),

    redirect,
  }
}

function requestPath(reference: string): string {
  return `/api/desk/requests/${encodeURIComponent(reference)}`
}

function proposalPath(reference: string, message: string): string {
  return `${requestPath(reference)}/answers/${encodeURIComponent(message)}/faq-proposal`
}

function agentPath(id: string): string {
  return `/api/agents/${encodeURIComponent(id)}`
}
