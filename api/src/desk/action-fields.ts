import { addMonths } from 'content-types'
import * as z from 'zod'

export const actionLimits = { text: 10_000, pieces: 10, label: 200, pieceMonths: 6 } as const

/** As typed, without the blanks around; lines end as they do everywhere else here. */
const typed = z
  .string('Écrivez du texte.')
  .default('')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())

const optionalText = typed.refine((text) => Array.from(text).length <= actionLimits.text, {
  message: 'Ce texte est trop long\u00a0: 10\u202f000 caractères au plus.',
})

function textField(empty: string) {
  return optionalText.refine((text) => text !== '', { message: empty })
}

export const answerFields = z.object({ text: textField('Écrivez votre réponse.') })
export const noteFields = z.object({ text: textField('Écrivez votre note.') })
export const callFields = z.object({ text: textField('Écrivez ce qui a été dit.') })
export const closureFields = z.object({ text: optionalText })
export const reopeningFields = z.object({
  text: textField('Écrivez pourquoi la demande est rouverte.'),
})

/** What an answer becomes in the frequent questions. */
export const proposalFields = z.object({
  question: textField('Écrivez la question.').refine((text) => Array.from(text).length <= 200, {
    message: 'Cette question est trop longue\u00a0: 200 caractères au plus.',
  }),
  answer: textField('Écrivez la réponse.'),
})

export const moveFields = z.object({
  service: typed,
  text: textField('Écrivez à vos collègues pourquoi cette demande les concerne.'),
})

/** One piece a line; today is the day in Paris. */
export function piecesFields(today: () => string) {
  return z.object({
    text: optionalText,
    pieces: typed
      .transform((text) => text.split('\n').map((line) => line.trim()))
      .transform((lines) => lines.filter((line) => line !== ''))
      .refine((labels) => labels.length > 0, { message: 'Nommez au moins une pièce.' })
      .refine((labels) => labels.length <= actionLimits.pieces, {
        message: 'Demandez 10 pièces au plus, une par ligne.',
      })
      .refine((labels) => labels.every((label) => Array.from(label).length <= actionLimits.label), {
        message: 'Le nom d’une pièce est trop long\u00a0: 200 caractères au plus par ligne.',
      }),
    dueOn: typed
      .refine((day) => z.iso.date().safeParse(day).success, {
        message: 'Indiquez jusqu’à quel jour les pièces sont attendues.',
        abort: true,
      })
      .refine((day) => day > today(), {
        message: 'Choisissez un jour à venir\u00a0: demain au plus tôt.',
      })
      .refine((day) => day <= addMonths(today(), actionLimits.pieceMonths), {
        message: 'Choisissez un jour dans les six mois qui viennent.',
      }),
  })
}
