import { addDays, parisDay, startOfParisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import { DEFAULT_MONTHS, lastDayForReceipt, thresholdsOf } from './deadlines.ts'
import { findSilenceMonths } from './services-store.ts'
import type { ThresholdInstants } from './view-store.ts'

/** Of each service, today. */
export async function findThresholds(
  deps: Deps,
  services: readonly string[],
): Promise<Map<string, ThresholdInstants>> {
  const today = parisDay(deps.clock.now())
  const silences = await findSilenceMonths(deps, services)
  const found = new Map<string, ThresholdInstants>()
  for (const slug of services) {
    const days = thresholdsOf(today, silences.get(slug) ?? DEFAULT_MONTHS)
    found.set(slug, {
      areLate: endOf(days.areLate),
      areSoon: endOf(days.areSoon),
      answerLate: endOf(days.answerLate),
      answerSoon: endOf(days.answerSoon),
    })
  }
  return found
}

/** A receipt of what was sent before, whose mail has not left, is late. */
export function receiptThreshold({ clock }: Pick<Deps, 'clock'>): Date {
  return endOf(lastDayForReceipt(parisDay(clock.now())))
}

function endOf(day: string): Date {
  return startOfParisDay(addDays(day, 1))
}
