import type { APIContext } from 'astro'
import { channels, notificationKinds, type Account, type NotificationChoice } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { readForm, secretOf, textOf } from '../../lib/form.ts'
import { showMobile } from './mobile-number.ts'
import { boxName, isFixed } from './notification-words.ts'
import { refuseForm, type RefusedForm } from './refused-form.ts'

interface Asked {
  context: APIContext
  api: Api
  account: Account
  form: FormData
}

type Answered = Promise<Response | RefusedForm>

const PAGE = '/espace/parametres'

/** Does what one of the page's forms asks, then shows the page anew; or says why not. */
export async function answerSettings(context: APIContext, api: Api, account: Account): Answered {
  const form = await readForm(context.request)
  const asked = { context, api, account, form }
  switch (textOf(form, 'form')) {
    case 'details':
      return changeDetails(asked)
    case 'cancellation':
      return cancelChange(asked)
    case 'code':
      return changeCode(asked)
    case 'notifications':
      return chooseNotifications(asked)
    default:
      return api.redirect(PAGE)
  }
}

async function changeDetails({ context, api, account, form }: Asked): Answered {
  const typed = {
    email: textOf(form, 'email'),
    mobile: textOf(form, 'mobile'),
    // A browser ends the lines of what it sends in its own way.
    address: textOf(form, 'address').replace(/\r\n?/g, '\n'),
  }
  // What was left as shown is what is kept, even if it is written otherwise.
  const isSame = typed.mobile === showMobile(account.mobile ?? '')
  const mobile = isSame ? (account.mobile ?? '') : typed.mobile
  const answer = await api.askChanges({ ...typed, mobile, code: secretOf(form, 'code') })
  if (!answer.ok) return refuseForm(context, answer, { form: 'details', typed })
  const known = new Set(account.changes.map(({ id }) => id))
  const isNew = answer.value.changes.some(({ id }) => !known.has(id))
  return api.redirect(`${PAGE}?fait=${isNew ? 'coordonnees' : 'rien'}`)
}

/** A change may have been applied, cancelled or replaced since the page was opened. */
async function cancelChange({ context, api, form }: Asked): Answered {
  const answer = await api.cancelChange(textOf(form, 'id'))
  if (answer.ok) return api.redirect(`${PAGE}?fait=annulation`)
  if (answer.problem.type === 'not-found') return api.redirect(`${PAGE}?fait=trop-tard`)
  return refuseForm(context, answer, { form: 'details' })
}

async function changeCode({ context, api, form }: Asked): Answered {
  const answer = await api.changeCode({
    old: secretOf(form, 'old'),
    code: secretOf(form, 'newCode'),
    codeAgain: secretOf(form, 'codeAgain'),
  })
  if (answer.ok) return api.redirect(`${PAGE}?fait=mot-de-passe`)
  return refuseForm(context, answer, { form: 'code', names: { code: 'newCode' } })
}

async function chooseNotifications({ context, api, account, form }: Asked): Answered {
  const choices = notificationKinds.flatMap((kind) =>
    channels.map((channel) => choiceOf(account, form, { kind, channel })),
  )
  const answer = await api.chooseNotifications(choices)
  if (answer.ok) return api.redirect(`${PAGE}?fait=notifications`)
  const typed = Object.fromEntries(
    choices.map((choice) => [boxName(choice), choice.accepted ? 'on' : '']),
  )
  return refuseForm(context, answer, { form: 'notifications', typed })
}

/** A box that cannot be clicked sends nothing: what it shows stays. */
function choiceOf(
  account: Account,
  form: FormData,
  box: Pick<NotificationChoice, 'kind' | 'channel'>,
): NotificationChoice {
  const now = account.notifications.find((choice) => boxName(choice) === boxName(box))
  const accepted = isFixed(account, box) ? now?.accepted === true : form.has(boxName(box))
  return { ...box, accepted }
}
