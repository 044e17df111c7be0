import type { Registration } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { secretOf, textOf } from '../../lib/form.ts'

/** The forms of « Première connexion », as their hidden field names them. */
const forms = ['siret', 'answer', 'key', 'details'] as const
export type StepForm = (typeof forms)[number]

export async function sendStep(
  api: Api,
  typed: FormData,
): Promise<{ form: StepForm; answer: Answer<Registration> }> {
  const named = textOf(typed, 'form')
  const form = forms.find((one) => one === named) ?? 'siret'
  return { form, answer: await senders[form](api, typed) }
}

const senders: Record<StepForm, (api: Api, typed: FormData) => Promise<Answer<Registration>>> = {
  siret: (api, typed) =>
    api.startRegistration({ siret: textOf(typed, 'siret') || textOf(typed, 'new-siret') }),
  answer: (api, typed) =>
    api.answerRegistration({ id: textOf(typed, 'id'), answer: textOf(typed, 'answer') }),
  key: (api, typed) => api.useActivationKey({ id: textOf(typed, 'id'), key: textOf(typed, 'key') }),
  details: (api, typed) =>
    api.completeRegistration({
      id: textOf(typed, 'id'),
      firstName: textOf(typed, 'firstName'),
      lastName: textOf(typed, 'lastName'),
      email: textOf(typed, 'email'),
      mobile: textOf(typed, 'mobile'),
      code: secretOf(typed, 'code'),
      codeAgain: secretOf(typed, 'codeAgain'),
      notifications: typed.has('notifications'),
      dataNotice: typed.has('dataNotice'),
    }),
}
