import { count, formatCents, formatDate, limits, type CertificateObstacle } from 'content-types'
import { problem, type Problem } from '../platform/problems.ts'

export function notUpToDate(obstacle: CertificateObstacle): Problem {
  return problem({
    type: 'wrong-step',
    title: `L’attestation ne peut pas être délivrée : ${sayObstacle(obstacle)} Pour toute question, écrivez au service Cotisation.`,
  })
}

export function noPayment(year: number): Problem {
  const message = `L’Enim ne vous a rien versé en ${String(year)} : choisissez une autre année.`
  return problem({
    type: 'invalid-input',
    title: 'L’année est à corriger.',
    errors: [{ field: 'year', message }],
  })
}

export function madeEnough(): Problem {
  return problem({
    type: 'quota',
    title: `Vous avez déjà obtenu ${count(limits.certificatesPerDay, 'document')} aujourd’hui : ils sont dans vos documents personnels. Vous pourrez en obtenir d’autres demain.`,
  })
}

export function takenBack(): Problem {
  return problem({
    type: 'wrong-step',
    title:
      'L’Enim a retiré ce document aujourd’hui : le portail ne peut pas le délivrer à nouveau. Pour toute question, écrivez au service Cotisation.',
  })
}

function sayObstacle(obstacle: CertificateObstacle): string {
  if (obstacle.kind === 'no-title') {
    return 'le portail ne connaît aucun titre de cotisation à votre nom.'
  }
  const { total, titles } = obstacle
  const said = titles.map(({ number, period, amountCents, dueOn }) => {
    const due = dueOn === null ? 'échéance inconnue' : `échu le ${formatDate(new Date(dueOn))}`
    return `${number} (${period}, ${due}, ${formatCents(amountCents)})`
  })
  const more = total > titles.length ? [count(total - titles.length, 'autre')] : []
  const list = new Intl.ListFormat('fr').format([...said, ...more])
  return total === 1
    ? `le titre ${list} n’est pas réglé.`
    : `les titres ${list} ne sont pas réglés.`
}
