import {
  accessSchema,
  accountSchema,
  activatedSchema,
  awaitedCodeSchema,
  changeLinkSchema,
  doneSchema,
  draftListSchema,
  draftSavedSchema,
  draftSchema,
  faqHelpedSchema,
  faqSuggestionsSchema,
  linkSchema,
  receiptDaySchema,
  receiptHeadListSchema,
  registrationSchema,
  requestListSchema,
  requestSchema,
  sessionSchema,
  verificationSchema,
  type DraftChange,
  type NotificationChoice,
  type RequestFilters,
} from 'content-types'
import * as z from 'zod'
import { createCalls, queryOf, type Asker } from './api-call.ts'
import { certificateCalls } from './calls/certificates.ts'
import { deadlineCalls } from './calls/deadlines.ts'
import { documentCalls } from './calls/documents.ts'
import { formCalls } from './calls/forms.ts'
import { letterCalls } from './calls/letters.ts'
import { paymentCalls } from './calls/payments.ts'
import { receivedCalls } from './calls/received.ts'
import { subscriptionCalls } from './calls/subscriptions.ts'
import { searchCalls } from './calls/search.ts'
import { systemCalls } from './calls/systems.ts'

export type { Answer, Asker } from './api-call.ts'

export type Api = ReturnType<typeof apiFor>

/** As typed; the api says what is wrong with them. */
interface RegistrationDetails {
  id: string
  firstName: string
  lastName: string
  email: string
  mobile: string
  code: string
  codeAgain: string
  notifications: boolean
  dataNotice: boolean
}

/** `captcha` is what the widget solved; without it `human` is the box checked by hand. */
interface HumanFields {
  siret: string
  captcha: string
  human: boolean
}

/** The api, asked in the name of whoever asks for the page. */
export function apiFor(asker: Asker) {
  const calls = createCalls(asker)
  const { call, post, read, open, redirect } = calls

  return {
    ...certificateCalls(calls),
    ...documentCalls(calls),
    ...deadlineCalls(calls),
    ...formCalls(calls),
    ...letterCalls(calls),
    ...paymentCalls(calls),
    ...receivedCalls(calls),
    ...subscriptionCalls(calls),
    ...searchCalls(calls),
    ...systemCalls(calls),

    getSession: () => call(sessionSchema, '/api/session'),
    /** A session, or what mailed code is awaited on a browser that the account does not know. */
    logIn: (credentials: { siret: string; code: string }) =>
      post(z.union([sessionSchema, awaitedCodeSchema]), '/api/session', credentials),
    getAwaitedCode: () => call(awaitedCodeSchema, '/api/session/code'),
    sendOneTimeCode: (code: string) => post(sessionSchema, '/api/session/code', { code }),
    askNewOneTimeCode: () => post(awaitedCodeSchema, '/api/session/code/renewal'),

    startRegistration: (fields: { siret: string }) =>
      post(registrationSchema, '/api/registration', fields),
    getRegistration: () => call(registrationSchema, '/api/registration'),
    answerRegistration: (fields: { id: string; answer: string }) =>
      post(registrationSchema, '/api/registration/answer', fields),
    useActivationKey: (fields: { id: string; key: string }) =>
      post(registrationSchema, '/api/registration/key', fields),
    completeRegistration: (fields: RegistrationDetails) =>
      post(registrationSchema, '/api/registration/details', fields),
    readActivation: (token: string) => read(linkSchema, '/api/activation/reading', token),
    activate: (token: string) => post(activatedSchema, '/api/activation', { token }),
    askConfirmation: (fields: HumanFields) => post(doneSchema, '/api/confirmations', fields),

    askReset: (fields: HumanFields) => post(doneSchema, '/api/resets', fields),
    readReset: (token: string) => read(linkSchema, '/api/resets/reading', token),
    redeemReset: (fields: { token: string; code: string; codeAgain: string }) =>
      post(doneSchema, '/api/resets/redemption', fields),

    getAccount: () => call(accountSchema, '/api/account'),
    askChanges: (fields: { email: string; mobile: string; address: string; code: string }) =>
      post(accountSchema, '/api/account/changes', fields),
    cancelChange: (id: string) =>
      post(accountSchema, `/api/account/changes/${encodeURIComponent(id)}/cancellation`),
    readChangeLink: (token: string) => read(changeLinkSchema, '/api/changes/reading', token),
    followChangeLink: (token: string) => post(changeLinkSchema, '/api/changes', { token }),
    changeCode: (fields: { old: string; code: string; codeAgain: string }) =>
      post(doneSchema, '/api/account/code', fields),
    chooseNotifications: (choices: NotificationChoice[]) =>
      post(accountSchema, '/api/account/notifications', { choices }),
    getAccess: () => call(accessSchema, '/api/account/access'),
    endBrowser: (id: string) =>
      post(accessSchema, `/api/account/browsers/${encodeURIComponent(id)}/end`),
    endOtherAccess: () => post(accessSchema, '/api/account/access/end'),
    closeAccount: (fields: { code: string; understood: boolean; leaveNews: boolean }) =>
      post(doneSchema, '/api/account/closure', fields),

    listRequests: ({ page = 1, ...filters }: Partial<RequestFilters> & { page?: number } = {}) =>
      call(requestListSchema, `/api/requests?${queryOf({ ...filters, page })}`),
    getRequest: (reference: string) => call(requestSchema, requestPath(reference)),
    /** The page of the request was opened: what it shows is read. */
    markRead: (reference: string) => open(doneSchema, `${requestPath(reference)}/reading`),
    withdraw: (reference: string) => post(requestSchema, `${requestPath(reference)}/withdrawal`),
    askCallback: (reference: string, fields: { phone: string; day: string; slot: string }) =>
      post(requestSchema, `${requestPath(reference)}/callback`, fields),
    cancelCallback: (reference: string) =>
      post(requestSchema, `${requestPath(reference)}/callback/cancellation`),
    listDrafts: () => call(draftListSchema, '/api/drafts'),
    getDraft: (key: string) => call(draftSchema, `/api/drafts/${encodeURIComponent(key)}`),
    saveDraft: (key: string, change: DraftChange) =>
      call(draftSavedSchema, `/api/drafts/${encodeURIComponent(key)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(change),
      }),
    removeDraft: (key: string) =>
      post(doneSchema, `/api/drafts/${encodeURIComponent(key)}/removal`),
    suggestFaq: (words: string) => call(faqSuggestionsSchema, `/api/faq?${queryOf({ words })}`),
    listHelped: () => call(faqHelpedSchema, '/api/faq/helped'),
    markHelped: (slug: string) =>
      post(faqHelpedSchema, `/api/faq/${encodeURIComponent(slug)}/helped`),
    /** `fingerprint` is the SHA-256 of a file, in hexadecimal; empty asks about none. */
    verifyReceipts: (reference: string, fingerprint = '') =>
      call(
        verificationSchema,
        `/api/receipts/${encodeURIComponent(reference)}?${queryOf({ fingerprint })}`,
      ),
    listReceiptHeads: (page = 1) =>
      call(receiptHeadListSchema, `/api/receipts/heads?${queryOf({ page })}`),
    getReceiptDay: (day: string) =>
      call(receiptDaySchema, `/api/receipts/heads/${encodeURIComponent(day)}`),

    redirect,
  }
}

function requestPath(reference: string): string {
  return `/api/requests/${encodeURIComponent(reference)}`
}
