import {
  depositSchema,
  doneSchema,
  draftSavedSchema,
  fillableFormSchema,
  formStatesSchema,
  type FormAnswers,
  type FormSaving,
} from 'content-types'
import type { Calls } from '../api-call.ts'

/** Blank forms, filled in online. */
export function formCalls({ call, post }: Calls) {
  return {
    listFormStates: () => call(formStatesSchema, '/api/forms'),
    getForm: (slug: string) => call(fillableFormSchema, formPath(slug)),
    saveAnswers: (slug: string, saving: FormSaving) =>
      call(draftSavedSchema, `${formPath(slug)}/answers`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(saving),
      }),
    /** Answers that a joined file of an older version holds become those of this one. */
    carryAnswers: (slug: string, file: { draftKey: string; fileId: string }) =>
      post(draftSavedSchema, `${formPath(slug)}/carrying`, file),
    removeAnswers: (slug: string) => post(doneSchema, `${formPath(slug)}/answers/removal`),
    /** Saves the answers; each that is wrong is an error under the name of its field. */
    reviewAnswers: (slug: string, answers: FormAnswers) =>
      // The page of the review asks as it is opened, wherever the link to it came from.
      post(
        doneSchema,
        `${formPath(slug)}/review`,
        { answers },
        { 'sec-fetch-site': 'same-origin' },
      ),
    /** The saved answers, in the official PDF, become a request; the same key again, the same one. */
    sendForm: (slug: string, fields: { key: string; text: string }) =>
      post(depositSchema, `${formPath(slug)}/sending`, fields),
  }
}

function formPath(slug: string): string {
  return `/api/forms/${encodeURIComponent(slug)}`
}
