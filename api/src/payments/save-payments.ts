import type { PaymentState } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { recordReceived, type ReceivedFact } from '../received/index.ts'
import { tellLater } from './news-store.ts'
import { findNews, upsertPayments, type PaymentRow } from './save-store.ts'

/** For one batch: the payments, their lines of « Ce que j’ai reçu », and whom to tell of them. */
export async function savePayments(
  deps: Pick<Deps, 'database' | 'clock'>,
  rows: readonly PaymentRow[],
): Promise<Statement[]> {
  const at = deps.clock.now()
  const news = await findNews(deps, rows)
  const saved = upsertPayments(rows, at)
  if (news.length === 0) return [saved]
  const sirets = [...new Set(news.map(({ siret }) => siret))]
  const facts = news.map((row) => toReceivedFact(row, { at, isNew: true }))
  return [saved, recordReceived(facts), tellLater(sirets, at)]
}

export function toReceivedFact(
  { siret, reference, nature, period, state }: PaymentRow,
  { at, isNew }: Pick<ReceivedFact, 'at' | 'isNew'>,
): ReceivedFact {
  return {
    owner: { siret },
    kind: 'payment',
    subject: reference,
    themeSlug: '',
    label: `${titles[state]}\u00a0: ${nature}, ${period}`,
    at,
    isNew,
  }
}

const titles: Record<PaymentState, string> = {
  Prévu: 'Versement prévu',
  Émis: 'Versement émis',
  Versé: 'Versement',
  Rejeté: 'Versement rejeté',
}
