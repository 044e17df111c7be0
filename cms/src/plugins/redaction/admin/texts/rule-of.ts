import { mailTextRules } from 'content-types/mail-text-rules'
import { isMailTextKey, mailTextRefusals } from 'content-types/mail-texts'
import type { Placeholders } from 'content-types/placeholders'
import { isWindowTextKey, windowTextRefusals, windowTextRules } from 'content-types/window-texts'

interface Rule {
  /** When the mail leaves, or the window opens. */
  when: string
  placeholders: Placeholders
  refusals: string[]
}

/** Undefined while no key is chosen. */
export function ruleOf(
  model: string,
  key: string,
  { head, body }: { head: string; body: string },
): Rule | undefined {
  if (model === 'api::mail-text.mail-text') {
    if (!isMailTextKey(key)) return undefined
    const { sent, placeholders } = mailTextRules[key]
    const refusals = mailTextRefusals({ key, subject: head, body })
    return { when: sent, placeholders, refusals: [...refusals.subject, ...refusals.body] }
  }
  if (!isWindowTextKey(key)) return undefined
  const { shown, placeholders } = windowTextRules[key]
  const refusals = windowTextRefusals({ key, title: head, body })
  return { when: shown, placeholders, refusals: [...refusals.title, ...refusals.body] }
}
