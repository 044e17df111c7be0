import type { Problem } from 'content-types'

/** As the api says it of what is not there, or is not for this agent. */
export const unknownPage: { ok: false; problem: Problem } = {
  ok: false,
  problem: {
    type: 'not-found',
    title: 'Cette page ou ce document n’existe pas.',
    status: 404,
    errors: [],
  },
}
