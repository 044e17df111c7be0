import { addWorkingDays, count, type EmployerRequest, parisDay } from 'content-types'
import { dayWords } from './days.ts'
import { beginSentence, serviceWords } from './service-words.ts'

/** The legal time limit of an accusé de réception. */
const RECEPTION_DAYS = 10

/** The last day on which the service may still acknowledge the request. */
export function receptionDay({ sentAt }: Pick<EmployerRequest, 'sentAt'>): string {
  return addWorkingDays(parisDay(new Date(sentAt)), RECEPTION_DAYS)
}

/**
 * Who answers when: as it really went lately, else what the law asks for; undefined when too little
 * is known and the accusé de réception has been sent.
 */
export function delayWords(request: EmployerRequest): string | undefined {
  const who = beginSentence(serviceWords(request.service.name))
  if (!request.delays && request.state !== 'received') return undefined
  if (!request.delays)
    return `${who} accuse réception de votre demande en ${RECEPTION_DAYS} jours ouvrés au plus, soit le ${dayWords(receptionDay(request))} au plus tard.`
  const { answers, median, ninthDecile } = request.delays
  const source = `(${count(answers, 'réponse')} depuis six mois)`
  if (median === ninthDecile) return `${who} répond ${within(median)} neuf fois sur dix ${source}.`
  return `${who} répond ${within(median)} une fois sur deux, et ${within(ninthDecile)} neuf fois sur dix ${source}.`
}

function within(days: number): string {
  return days === 0 ? 'le jour même' : `en ${count(days, 'jour ouvré', 'jours ouvrés')} ou moins`
}
