import {
  accountSubscriptionSchema,
  confirmedSubscriptionSchema,
  doneSchema,
  leavingSchema,
  subscriptionLinkSchema,
  subscriptionSchema,
} from 'content-types'
import type { Calls } from '../api-call.ts'

/** As typed; the api says what is wrong with them. */
export interface SignUpFields {
  email: string
  domains: string[]
  frequency: string
  consent: boolean
  /** The version of the words that were agreed to. */
  words: string
  page: string
  captcha: string
  human: boolean
}

const preferences = '/api/subscriptions/preferences'

/** Who receives the news by mail. The key of a letter is told in bodies, and no cookie is read. */
export function subscriptionCalls({ call, post, read }: Calls) {
  return {
    signUp: (fields: SignUpFields) => post(doneSchema, '/api/subscriptions', fields),
    readSubscriptionLink: (token: string) =>
      read(subscriptionLinkSchema, '/api/subscriptions/confirmation/reading', token),
    confirmSubscription: (token: string) =>
      post(confirmedSubscriptionSchema, '/api/subscriptions/confirmation', { token }),

    readSubscription: (token: string) => read(subscriptionSchema, `${preferences}/reading`, token),
    chooseNews: (fields: { token: string; frequency: string; domains: string[] }) =>
      post(doneSchema, preferences, fields),
    pauseNews: (fields: { token: string; until: string }) =>
      post(doneSchema, `${preferences}/pause`, fields),
    resumeNews: (token: string) => post(doneSchema, `${preferences}/resumption`, { token }),
    changeNewsAddress: (fields: { token: string; email: string }) =>
      post(doneSchema, `${preferences}/address`, fields),
    renewNewsLinks: (token: string) => post(doneSchema, `${preferences}/renewal`, { token }),

    readLeaving: (token: string) => read(leavingSchema, '/api/subscriptions/leave/reading', token),
    leaveNews: (token: string) =>
      post(doneSchema, `/api/subscriptions/leave?cle=${encodeURIComponent(token)}`),

    getAccountSubscription: () => call(accountSubscriptionSchema, '/api/account/subscription'),
  }
}
