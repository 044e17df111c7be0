import {
  addDays,
  type DeskService,
  type Figures,
  parisDay,
  type ServiceFigures,
  startOfParisDay,
  territoryOfAddress,
  workingDaysBetween,
} from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { atRank } from '../threads/index.ts'
import { countBetween, listAnsweredBetween } from './figures-store.ts'
import { describeServices } from './services.ts'

/** Days of Paris, both included. */
export interface Period {
  from: string
  to: string
}

/** What the services of a supervisor received and answered; open and late are those of today. */
export async function computeFigures(
  deps: Deps,
  agent: SignedInAgent,
  period: Period,
): Promise<Figures> {
  const services: ServiceFigures[] = []
  for (const service of await describeServices(deps, agent)) {
    services.push(await figuresOf(deps, service, period))
  }
  return { ...period, services }
}

async function figuresOf(
  deps: Deps,
  { slug, name, counts, late }: DeskService,
  period: Period,
): Promise<ServiceFigures> {
  const weeks = weeksOf(period)
  const [all, ...byWeek] = await countBetween(deps, slug, [period, ...weeks].map(spanOf))
  const answered = await listAnsweredBetween(deps, slug, spanOf(period))
  const delays = answered.map(createDelays()).sort((one, other) => one - other)
  return {
    service: { slug, name },
    received: all?.received ?? 0,
    answered: all?.answered ?? 0,
    open: counts.received + counts.taken + counts.waiting,
    late,
    median: delays.length === 0 ? null : atRank(delays, 50),
    ninthDecile: delays.length === 0 ? null : atRank(delays, 90),
    weeks: weeks.map(({ monday }, index) => ({
      from: monday,
      received: byWeek[index]?.received ?? 0,
      answered: byWeek[index]?.answered ?? 0,
    })),
  }
}

interface Week extends Period {
  monday: string
}

/** From Monday to Sunday, the first and the last cut at the ends of the period. */
function weeksOf({ from, to }: Period): Week[] {
  const weeks: Week[] = []
  const sinceMonday = (new Date(from).getUTCDay() + 6) % 7
  for (let monday = addDays(from, -sinceMonday); monday <= to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    weeks.push({ monday, from: monday < from ? from : monday, to: sunday > to ? to : sunday })
  }
  return weeks
}

function spanOf({ from, to }: Period): { from: Date; to: Date } {
  return { from: startOfParisDay(from), to: startOfParisDay(addDays(to, 1)) }
}

interface Answered {
  sentAt: Date
  answeredAt: Date
  address: string
}

/** In working days; the same days are counted once. */
function createDelays(): (answered: Answered) => number {
  const known = new Map<string, number>()
  return ({ sentAt, answeredAt, address }) => {
    const territory = territoryOfAddress(address)
    const [from, to] = [parisDay(sentAt), parisDay(answeredAt)]
    const key = `${from} ${to} ${territory}`
    const delay = known.get(key) ?? workingDaysBetween(from, to, territory)
    known.set(key, delay)
    return delay
  }
}
