import { count, type EmployerRequest } from 'content-types'
import { isLate, openPieces } from './asked-pieces.ts'
import { dayWords } from './days.ts'
import { receptionDay } from './delay-words.ts'
import { beginSentence, serviceWords } from './service-words.ts'

/** What happens next and who does it; `today` is a day of Paris. */
export function nextStep(request: EmployerRequest, today: string): string {
  const service = serviceWords(request.service.name)
  const who = beginSentence(service)
  switch (request.state) {
    case 'received':
      return toBeTaken(request, who, today)
    case 'taken':
      return `${who} a pris votre demande en charge et prépare sa réponse. Vous n’avez rien à faire\u00a0: un e-mail vous préviendra.`
    case 'waiting':
      return `${awaited(request, who, today)} L’étude de votre demande reprendra ensuite.`
    case 'answered':
      return `${who} vous a répondu. Si sa réponse vous suffit, vous n’avez rien à faire${request.can.reply ? '\u00a0; sinon, répondez-lui au bas de cette page' : ''}.`
    case 'closed':
      return 'Cette demande est close. Pour revenir sur le sujet, faites une nouvelle demande.'
    case 'withdrawn':
      return `Vous avez retiré cette demande\u00a0: ${service} ne la traitera pas.`
  }
}

function toBeTaken(request: EmployerRequest, who: string, today: string): string {
  const last = receptionDay(request)
  if (today <= last)
    return `${who} doit prendre votre demande en charge et vous en accuser réception, au plus tard le ${dayWords(last)}. Vous n’avez rien à faire\u00a0: un e-mail vous préviendra.`
  return `${who} devait vous accuser réception de votre demande au plus tard le ${dayWords(last)}. Votre demande n’est pas perdue\u00a0: vous pouvez appeler le service${request.can.askCallback ? ' ou demander à être rappelé' : ''}.`
}

function awaited(request: EmployerRequest, who: string, today: string): string {
  const pieces = openPieces(request)
  const [first] = pieces
  if (!first) return `${who} attend votre réponse, au bas de cette page.`
  const number = count(pieces.length, 'pièce')
  const until = isLate(first, today) ? ' depuis le' : ', au plus tard le'
  return `${who} attend de vous ${number}${until} ${dayWords(first.dueOn)}\u00a0: envoyez ${pieces.length > 1 ? 'ces pièces' : 'cette pièce'} avec votre réponse, au bas de cette page.`
}
